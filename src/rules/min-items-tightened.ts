/** `minItems` leaves less room than before. */
import { boundRule } from "./helpers/bounds.js";

export const minItemsTightened = boundRule("min-items-tightened", "minItems", "tightened");
