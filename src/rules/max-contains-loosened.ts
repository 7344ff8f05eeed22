/** More items may match `contains`. */
import { containsBoundRule } from "./helpers/contains.js";

export const maxContainsLoosened = containsBoundRule("max-contains-loosened", "max", "loosened");
