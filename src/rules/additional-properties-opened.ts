/** Undeclared properties are accepted, and were refused. */
import { additionalRule } from "./helpers/additional.js";

export const additionalPropertiesOpened = additionalRule("additional-properties-opened", "opened");
