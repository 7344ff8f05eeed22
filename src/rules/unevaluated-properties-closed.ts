/** Unevaluated properties are refused, and were not. */
import { unevaluatedRule } from "./helpers/unevaluated.js";

export const unevaluatedPropertiesClosed = unevaluatedRule("unevaluated-properties-closed", "properties", "closed");
