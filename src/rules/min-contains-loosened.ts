/** Fewer items must match `contains`. */
import { containsBoundRule } from "./helpers/contains.js";

export const minContainsLoosened = containsBoundRule("min-contains-loosened", "min", "loosened");
