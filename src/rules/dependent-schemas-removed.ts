/** A property no longer asks anything of the whole object. */
import { dependentSchemasRule } from "./helpers/dependent.js";

export const dependentSchemasRemoved = dependentSchemasRule("dependent-schemas-removed", "old");
