/** `minimum` leaves less room than before. */
import { boundRule } from "./helpers/bounds.js";

export const minimumTightened = boundRule("minimum-tightened", "minimum", "tightened");
