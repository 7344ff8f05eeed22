/** A `default` appears. */
import { annotationRule } from "./helpers/annotations.js";

export const defaultAdded = annotationRule("default-added", ["default"], ["added"]);
