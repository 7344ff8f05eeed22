/** `maxProperties` leaves less room than before. */
import { boundRule } from "./helpers/bounds.js";

export const maxPropertiesTightened = boundRule("max-properties-tightened", "maxProperties", "tightened");
