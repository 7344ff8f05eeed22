/** `multipleOf` is gone. */
import { multipleOfRule } from "./helpers/multiple-of.js";

export const multipleOfRemoved = multipleOfRule("multiple-of-removed", "removed");
