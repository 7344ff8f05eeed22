/** A property asks for another one, and did not. */
import { dependentRequiredRule } from "./helpers/dependent.js";

export const dependentRequiredAdded = dependentRequiredRule("dependent-required-added", "new");
