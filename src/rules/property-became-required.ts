/** A name joined `required`. */
import { requiredRule } from "./helpers/required.js";

export const propertyBecameRequired = requiredRule("property-became-required", "new");
