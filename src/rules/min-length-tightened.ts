/** `minLength` leaves less room than before. */
import { boundRule } from "./helpers/bounds.js";

export const minLengthTightened = boundRule("min-length-tightened", "minLength", "tightened");
