/** The values are no longer listed by `const`. */
import { wholeListRule } from "./helpers/lists.js";

export const constRemoved = wholeListRule("const-removed", "old", "const");
