/** The new step is a multiple of the old one, so that fewer numbers fit. */
import { multipleOfRule } from "./helpers/multiple-of.js";

export const multipleOfTightened = multipleOfRule("multiple-of-tightened", "tightened");
