/** `maxItems` leaves less room than before. */
import { boundRule } from "./helpers/bounds.js";

export const maxItemsTightened = boundRule("max-items-tightened", "maxItems", "tightened");
