/** `exclusiveMaximum` is gone. */
import { boundRule } from "./helpers/bounds.js";

export const exclusiveMaximumRemoved = boundRule("exclusive-maximum-removed", "exclusiveMaximum", "removed");
