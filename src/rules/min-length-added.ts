/** `minLength` appears where there was none. */
import { boundRule } from "./helpers/bounds.js";

export const minLengthAdded = boundRule("min-length-added", "minLength", "added");
