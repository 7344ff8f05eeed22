/** `items` leaves items freer than before. */
import { itemsRule } from "./helpers/items.js";

export const itemsRemoved = itemsRule("items-removed", "old");
