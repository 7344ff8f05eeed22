/** `maxLength` is gone. */
import { boundRule } from "./helpers/bounds.js";

export const maxLengthRemoved = boundRule("max-length-removed", "maxLength", "removed");
