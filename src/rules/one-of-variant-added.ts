/** `oneOf` has a variant that matches none of before. */
import { variantRule } from "./helpers/variants.js";

export const oneOfVariantAdded = variantRule("one-of-variant-added", "oneOf", "new");
