/** `enum` limits the values where nothing listed them before. */
import { wholeListRule } from "./helpers/lists.js";

export const enumAdded = wholeListRule("enum-added", "new", "enum");
