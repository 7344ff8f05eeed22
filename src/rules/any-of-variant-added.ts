/** `anyOf` has a variant that matches none of before. */
import { variantRule } from "./helpers/variants.js";

export const anyOfVariantAdded = variantRule("any-of-variant-added", "anyOf", "new");
