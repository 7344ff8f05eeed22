/** `propertyNames` leaves names free. */
import { propertyNamesRule } from "./helpers/property-names.js";

export const propertyNamesRemoved = propertyNamesRule("property-names-removed", "removed");
