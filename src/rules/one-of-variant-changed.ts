/** A variant of `oneOf` changed so that it meets another one elsewhere than before. */
import { variantOverlapRule } from "./helpers/variants.js";

export const oneOfVariantChanged = variantOverlapRule("one-of-variant-changed");
