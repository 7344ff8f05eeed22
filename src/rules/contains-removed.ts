/** `contains` is gone. */
import { containsRule } from "./helpers/contains.js";

export const containsRemoved = containsRule("contains-removed", "removed");
