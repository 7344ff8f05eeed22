/** An `if` with its branches is gone. */
import { conditionRule } from "./helpers/conditions.js";

export const conditionRemoved = conditionRule("condition-removed", "removed");
