/** A value joined a list of allowed values, however the list is written. */
import { listedValueRule } from "./helpers/lists.js";

export const enumValueAdded = listedValueRule("enum-value-added", "new");
