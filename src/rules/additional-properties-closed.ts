/** Undeclared properties are refused, and were not. */
import { additionalRule } from "./helpers/additional.js";

export const additionalPropertiesClosed = additionalRule("additional-properties-closed", "closed");
