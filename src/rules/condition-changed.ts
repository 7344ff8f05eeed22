/** An `if`, `then` or `else` says something else, or a branch came or went. */
import { conditionRule } from "./helpers/conditions.js";

export const conditionChanged = conditionRule("condition-changed", "changed");
