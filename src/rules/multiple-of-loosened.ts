/** The old step is a multiple of the new one, so that more numbers fit. */
import { multipleOfRule } from "./helpers/multiple-of.js";

export const multipleOfLoosened = multipleOfRule("multiple-of-loosened", "loosened");
