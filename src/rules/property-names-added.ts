/** `propertyNames` constrains names that were free. */
import { propertyNamesRule } from "./helpers/property-names.js";

export const propertyNamesAdded = propertyNamesRule("property-names-added", "added");
