/** `maximum` leaves more room than before. */
import { boundRule } from "./helpers/bounds.js";

export const maximumLoosened = boundRule("maximum-loosened", "maximum", "loosened");
