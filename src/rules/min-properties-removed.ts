/** `minProperties` is gone. */
import { boundRule } from "./helpers/bounds.js";

export const minPropertiesRemoved = boundRule("min-properties-removed", "minProperties", "removed");
