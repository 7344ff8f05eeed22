/** More items must match `contains`. */
import { containsBoundRule } from "./helpers/contains.js";

export const minContainsTightened = containsBoundRule("min-contains-tightened", "min", "tightened");
