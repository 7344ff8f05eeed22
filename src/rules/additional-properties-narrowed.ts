/** Undeclared properties must match a schema, and were free. */
import { additionalRule } from "./helpers/additional.js";

export const additionalPropertiesNarrowed = additionalRule("additional-properties-narrowed", "narrowed");
