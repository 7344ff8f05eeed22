/** `minLength` is gone. */
import { boundRule } from "./helpers/bounds.js";

export const minLengthRemoved = boundRule("min-length-removed", "minLength", "removed");
