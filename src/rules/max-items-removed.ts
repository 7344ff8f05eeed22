/** `maxItems` is gone. */
import { boundRule } from "./helpers/bounds.js";

export const maxItemsRemoved = boundRule("max-items-removed", "maxItems", "removed");
