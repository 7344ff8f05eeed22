/** What people read changed: title, description, examples or comment. */
import { annotationRule } from "./helpers/annotations.js";

export const descriptionChanged = annotationRule(
  "description-changed",
  ["title", "description", "examples", "$comment"],
  ["added", "changed", "removed"],
);
