/** `allOf` no longer takes in a definition. */
import { allOfRule } from "./helpers/references.js";

export const allOfVariantRemoved = allOfRule("all-of-variant-removed", "old");
