/** `minProperties` appears where there was none. */
import { boundRule } from "./helpers/bounds.js";

export const minPropertiesAdded = boundRule("min-properties-added", "minProperties", "added");
