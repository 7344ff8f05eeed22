/** `minItems` appears where there was none. */
import { boundRule } from "./helpers/bounds.js";

export const minItemsAdded = boundRule("min-items-added", "minItems", "added");
