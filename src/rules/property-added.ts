/** A name is declared in `properties` that was neither declared nor covered before. */
import { propertyRule } from "./helpers/declared.js";

export const propertyAdded = propertyRule("property-added", "new");
