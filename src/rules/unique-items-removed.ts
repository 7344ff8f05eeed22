/** `uniqueItems: true` is gone. */
import { uniqueItemsRule } from "./helpers/unique-items.js";

export const uniqueItemsRemoved = uniqueItemsRule("unique-items-removed", "old");
