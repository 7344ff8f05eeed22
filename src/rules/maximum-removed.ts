/** `maximum` is gone. */
import { boundRule } from "./helpers/bounds.js";

export const maximumRemoved = boundRule("maximum-removed", "maximum", "removed");
