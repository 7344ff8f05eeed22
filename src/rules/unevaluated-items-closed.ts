/** Unevaluated items are refused, and were not. */
import { unevaluatedRule } from "./helpers/unevaluated.js";

export const unevaluatedItemsClosed = unevaluatedRule("unevaluated-items-closed", "items", "closed");
