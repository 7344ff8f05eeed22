/** `not` refuses what was not refused. */
import { appliedRule, nots } from "./helpers/applied.js";

export const notAdded = appliedRule("not-added", "added", nots);
