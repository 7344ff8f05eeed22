/** A `not` refuses something else. */
import { appliedRule, nots } from "./helpers/applied.js";

export const notChanged = appliedRule("not-changed", "changed", nots);
