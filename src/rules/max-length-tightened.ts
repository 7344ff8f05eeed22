/** `maxLength` leaves less room than before. */
import { boundRule } from "./helpers/bounds.js";

export const maxLengthTightened = boundRule("max-length-tightened", "maxLength", "tightened");
