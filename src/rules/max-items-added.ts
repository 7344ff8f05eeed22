/** `maxItems` appears where there was none. */
import { boundRule } from "./helpers/bounds.js";

export const maxItemsAdded = boundRule("max-items-added", "maxItems", "added");
