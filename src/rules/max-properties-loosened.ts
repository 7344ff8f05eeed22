/** `maxProperties` leaves more room than before. */
import { boundRule } from "./helpers/bounds.js";

export const maxPropertiesLoosened = boundRule("max-properties-loosened", "maxProperties", "loosened");
