/** The step became another, and neither divides the other. */
import { multipleOfRule } from "./helpers/multiple-of.js";

export const multipleOfChanged = multipleOfRule("multiple-of-changed", "changed");
