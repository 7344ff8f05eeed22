/** The `default` became another value. */
import { annotationRule } from "./helpers/annotations.js";

export const defaultChanged = annotationRule("default-changed", ["default"], ["changed"]);
