/** `exclusiveMaximum` appears where there was none. */
import { boundRule } from "./helpers/bounds.js";

export const exclusiveMaximumAdded = boundRule("exclusive-maximum-added", "exclusiveMaximum", "added");
