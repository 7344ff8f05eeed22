/** `oneOf` appears beside what was there. */
import { wholeUnionRule } from "./helpers/whole-unions.js";

export const oneOfAdded = wholeUnionRule("one-of-added", "oneOf", "new");
