/** A `$ref` leads to another definition, which says something else. */
import { refTargetRule } from "./helpers/references.js";

export const refTargetChanged = refTargetRule("ref-target-changed");
