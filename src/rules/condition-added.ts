/** An `if` with its branches appears. */
import { conditionRule } from "./helpers/conditions.js";

export const conditionAdded = conditionRule("condition-added", "added");
