/** `null` is allowed beside other types, and was not. */
import { nullableRule } from "./helpers/types.js";

export const nullableAdded = nullableRule("nullable-added", "new");
