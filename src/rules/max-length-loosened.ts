/** `maxLength` leaves more room than before. */
import { boundRule } from "./helpers/bounds.js";

export const maxLengthLoosened = boundRule("max-length-loosened", "maxLength", "loosened");
