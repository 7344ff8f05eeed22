/** A property went and a similar one came: perhaps it was renamed. */
import { renamedRule } from "./helpers/renamed.js";

export const propertyRenamed = renamedRule("property-renamed");
