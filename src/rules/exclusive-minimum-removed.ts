/** `exclusiveMinimum` is gone. */
import { boundRule } from "./helpers/bounds.js";

export const exclusiveMinimumRemoved = boundRule("exclusive-minimum-removed", "exclusiveMinimum", "removed");
