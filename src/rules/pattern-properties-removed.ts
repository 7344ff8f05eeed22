/** `patternProperties` has a pattern less. */
import { patternPropertiesRule } from "./helpers/pattern-properties.js";

export const patternPropertiesRemoved = patternPropertiesRule("pattern-properties-removed", "old");
