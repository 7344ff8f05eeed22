/** The values are no longer listed by `enum`. */
import { wholeListRule } from "./helpers/lists.js";

export const enumRemoved = wholeListRule("enum-removed", "old", "enum");
