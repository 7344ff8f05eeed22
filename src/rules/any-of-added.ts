/** `anyOf` appears beside what was there. */
import { wholeUnionRule } from "./helpers/whole-unions.js";

export const anyOfAdded = wholeUnionRule("any-of-added", "anyOf", "new");
