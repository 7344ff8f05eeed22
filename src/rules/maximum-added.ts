/** `maximum` appears where there was none. */
import { boundRule } from "./helpers/bounds.js";

export const maximumAdded = boundRule("maximum-added", "maximum", "added");
