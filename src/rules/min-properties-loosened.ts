/** `minProperties` leaves more room than before. */
import { boundRule } from "./helpers/bounds.js";

export const minPropertiesLoosened = boundRule("min-properties-loosened", "minProperties", "loosened");
