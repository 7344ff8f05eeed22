/** `contains` asks for an item that nothing asked for. */
import { containsRule } from "./helpers/contains.js";

export const containsAdded = containsRule("contains-added", "added");
