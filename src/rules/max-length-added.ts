/** `maxLength` appears where there was none. */
import { boundRule } from "./helpers/bounds.js";

export const maxLengthAdded = boundRule("max-length-added", "maxLength", "added");
