/** `minItems` leaves more room than before. */
import { boundRule } from "./helpers/bounds.js";

export const minItemsLoosened = boundRule("min-items-loosened", "minItems", "loosened");
