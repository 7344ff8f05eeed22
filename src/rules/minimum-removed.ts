/** `minimum` is gone. */
import { boundRule } from "./helpers/bounds.js";

export const minimumRemoved = boundRule("minimum-removed", "minimum", "removed");
