/** `exclusiveMaximum` leaves more room than before. */
import { boundRule } from "./helpers/bounds.js";

export const exclusiveMaximumLoosened = boundRule("exclusive-maximum-loosened", "exclusiveMaximum", "loosened");
