/** `oneOf` is gone, and what is beside it stays. */
import { wholeUnionRule } from "./helpers/whole-unions.js";

export const oneOfRemoved = wholeUnionRule("one-of-removed", "oneOf", "old");
