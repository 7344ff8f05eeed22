/** `anyOf` is gone, and what is beside it stays. */
import { wholeUnionRule } from "./helpers/whole-unions.js";

export const anyOfRemoved = wholeUnionRule("any-of-removed", "anyOf", "old");
