/** The `default` is gone. */
import { annotationRule } from "./helpers/annotations.js";

export const defaultRemoved = annotationRule("default-removed", ["default"], ["removed"]);
