/** `oneOf` lost a variant, and none of now matches it. */
import { variantRule } from "./helpers/variants.js";

export const oneOfVariantRemoved = variantRule("one-of-variant-removed", "oneOf", "old");
