/** `maxProperties` appears where there was none. */
import { boundRule } from "./helpers/bounds.js";

export const maxPropertiesAdded = boundRule("max-properties-added", "maxProperties", "added");
