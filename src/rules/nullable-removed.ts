/** `null` was allowed beside other types, and is not. */
import { nullableRule } from "./helpers/types.js";

export const nullableRemoved = nullableRule("nullable-removed", "old");
