/** Unevaluated items must match a schema, and were free. */
import { unevaluatedRule } from "./helpers/unevaluated.js";

export const unevaluatedItemsNarrowed = unevaluatedRule("unevaluated-items-narrowed", "items", "narrowed");
