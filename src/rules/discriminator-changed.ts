/** The `discriminator` names another property, or maps its values otherwise. */
import { annotationRule } from "./helpers/annotations.js";

export const discriminatorChanged = annotationRule(
  "discriminator-changed",
  ["discriminator"],
  ["added", "changed", "removed"],
);
