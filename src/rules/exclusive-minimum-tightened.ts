/** `exclusiveMinimum` leaves less room than before. */
import { boundRule } from "./helpers/bounds.js";

export const exclusiveMinimumTightened = boundRule("exclusive-minimum-tightened", "exclusiveMinimum", "tightened");
