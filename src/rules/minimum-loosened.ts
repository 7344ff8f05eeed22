/** `minimum` leaves more room than before. */
import { boundRule } from "./helpers/bounds.js";

export const minimumLoosened = boundRule("minimum-loosened", "minimum", "loosened");
