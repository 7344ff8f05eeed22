/** A property no longer asks for another one. */
import { dependentRequiredRule } from "./helpers/dependent.js";

export const dependentRequiredRemoved = dependentRequiredRule("dependent-required-removed", "old");
