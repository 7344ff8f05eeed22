/** `const` limits the values where nothing listed them before. */
import { wholeListRule } from "./helpers/lists.js";

export const constAdded = wholeListRule("const-added", "new", "const");
