/** A `not` is gone. */
import { appliedRule, nots } from "./helpers/applied.js";

export const notRemoved = appliedRule("not-removed", "removed", nots);
