/** A name is no longer declared in `properties`, nor covered by another schema. */
import { propertyRule } from "./helpers/declared.js";

export const propertyRemoved = propertyRule("property-removed", "old");
