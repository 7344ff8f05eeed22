/** `exclusiveMaximum` leaves less room than before. */
import { boundRule } from "./helpers/bounds.js";

export const exclusiveMaximumTightened = boundRule("exclusive-maximum-tightened", "exclusiveMaximum", "tightened");
