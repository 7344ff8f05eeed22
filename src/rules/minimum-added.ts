/** `minimum` appears where there was none. */
import { boundRule } from "./helpers/bounds.js";

export const minimumAdded = boundRule("minimum-added", "minimum", "added");
