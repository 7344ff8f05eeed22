/** Undeclared properties are free, and had to match a schema. */
import { additionalRule } from "./helpers/additional.js";

export const additionalPropertiesWidened = additionalRule("additional-properties-widened", "widened");
