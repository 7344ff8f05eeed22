/** `exclusiveMinimum` leaves more room than before. */
import { boundRule } from "./helpers/bounds.js";

export const exclusiveMinimumLoosened = boundRule("exclusive-minimum-loosened", "exclusiveMinimum", "loosened");
