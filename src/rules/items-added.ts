/** `items` constrains items that were freer. */
import { itemsRule } from "./helpers/items.js";

export const itemsAdded = itemsRule("items-added", "new");
