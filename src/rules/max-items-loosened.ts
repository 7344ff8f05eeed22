/** `maxItems` leaves more room than before. */
import { boundRule } from "./helpers/bounds.js";

export const maxItemsLoosened = boundRule("max-items-loosened", "maxItems", "loosened");
