/** `contains` asks for other items. */
import { containsRule } from "./helpers/contains.js";

export const containsChanged = containsRule("contains-changed", "changed");
