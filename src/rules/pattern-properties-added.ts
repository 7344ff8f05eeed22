/** `patternProperties` has a pattern more. */
import { patternPropertiesRule } from "./helpers/pattern-properties.js";

export const patternPropertiesAdded = patternPropertiesRule("pattern-properties-added", "new");
