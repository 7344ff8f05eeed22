/** `minProperties` leaves less room than before. */
import { boundRule } from "./helpers/bounds.js";

export const minPropertiesTightened = boundRule("min-properties-tightened", "minProperties", "tightened");
