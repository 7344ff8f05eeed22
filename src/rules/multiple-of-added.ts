/** `multipleOf` appears where there was none. */
import { multipleOfRule } from "./helpers/multiple-of.js";

export const multipleOfAdded = multipleOfRule("multiple-of-added", "added");
