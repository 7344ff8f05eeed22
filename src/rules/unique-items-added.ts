/** `uniqueItems: true` appears. */
import { uniqueItemsRule } from "./helpers/unique-items.js";

export const uniqueItemsAdded = uniqueItemsRule("unique-items-added", "new");
