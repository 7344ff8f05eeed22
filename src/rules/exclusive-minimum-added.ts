/** `exclusiveMinimum` appears where there was none. */
import { boundRule } from "./helpers/bounds.js";

export const exclusiveMinimumAdded = boundRule("exclusive-minimum-added", "exclusiveMinimum", "added");
