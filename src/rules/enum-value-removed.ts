/** A value left a list of allowed values, however the list is written. */
import { listedValueRule } from "./helpers/lists.js";

export const enumValueRemoved = listedValueRule("enum-value-removed", "old");
