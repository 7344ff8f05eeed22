/** The tuple has a place more with a schema of its own. */
import { prefixItemsRule } from "./helpers/items.js";

export const prefixItemsAdded = prefixItemsRule("prefix-items-added", "new");
