/** Unevaluated properties must match a schema, and were free. */
import { unevaluatedRule } from "./helpers/unevaluated.js";

export const unevaluatedPropertiesNarrowed = unevaluatedRule(
  "unevaluated-properties-narrowed",
  "properties",
  "narrowed",
);
