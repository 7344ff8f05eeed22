/** A name left `required`. */
import { requiredRule } from "./helpers/required.js";

export const propertyBecameOptional = requiredRule("property-became-optional", "old");
