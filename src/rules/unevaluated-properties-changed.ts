/** Unevaluated properties must match another schema. */
import { unevaluatedRule } from "./helpers/unevaluated.js";

export const unevaluatedPropertiesChanged = unevaluatedRule("unevaluated-properties-changed", "properties", "changed");
