/** Unevaluated items must match another schema. */
import { unevaluatedRule } from "./helpers/unevaluated.js";

export const unevaluatedItemsChanged = unevaluatedRule("unevaluated-items-changed", "items", "changed");
