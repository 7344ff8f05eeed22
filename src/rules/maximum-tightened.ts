/** `maximum` leaves less room than before. */
import { boundRule } from "./helpers/bounds.js";

export const maximumTightened = boundRule("maximum-tightened", "maximum", "tightened");
