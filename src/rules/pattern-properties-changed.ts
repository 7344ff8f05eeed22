/** A pattern of `patternProperties` became another, with the same schema. */
import { patternChangedRule } from "./helpers/pattern-properties.js";

export const patternPropertiesChanged = patternChangedRule("pattern-properties-changed");
