/** `minLength` leaves more room than before. */
import { boundRule } from "./helpers/bounds.js";

export const minLengthLoosened = boundRule("min-length-loosened", "minLength", "loosened");
