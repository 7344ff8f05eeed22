/** Unevaluated items are free, and had to match a schema. */
import { unevaluatedRule } from "./helpers/unevaluated.js";

export const unevaluatedItemsWidened = unevaluatedRule("unevaluated-items-widened", "items", "widened");
