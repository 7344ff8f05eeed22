/** Fewer items may match `contains`. */
import { containsBoundRule } from "./helpers/contains.js";

export const maxContainsTightened = containsBoundRule("max-contains-tightened", "max", "tightened");
