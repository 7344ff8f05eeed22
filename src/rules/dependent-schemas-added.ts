/** A property asks something of the whole object, and did not. */
import { dependentSchemasRule } from "./helpers/dependent.js";

export const dependentSchemasAdded = dependentSchemasRule("dependent-schemas-added", "new");
