/** The tuple has a place less with a schema of its own. */
import { prefixItemsRule } from "./helpers/items.js";

export const prefixItemsRemoved = prefixItemsRule("prefix-items-removed", "old");
