/** Unevaluated properties are free, and had to match a schema. */
import { unevaluatedRule } from "./helpers/unevaluated.js";

export const unevaluatedPropertiesWidened = unevaluatedRule("unevaluated-properties-widened", "properties", "widened");
