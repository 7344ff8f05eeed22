/** `propertyNames` refuses every name, or no longer does. */
import { propertyNamesRule } from "./helpers/property-names.js";

export const propertyNamesChanged = propertyNamesRule("property-names-changed", "changed");
