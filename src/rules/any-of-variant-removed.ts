/** `anyOf` lost a variant, and none of now matches it. */
import { variantRule } from "./helpers/variants.js";

export const anyOfVariantRemoved = variantRule("any-of-variant-removed", "anyOf", "old");
