/** `allOf` takes in another definition. */
import { allOfRule } from "./helpers/references.js";

export const allOfVariantAdded = allOfRule("all-of-variant-added", "new");
