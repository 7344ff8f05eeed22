/** `minItems` is gone. */
import { boundRule } from "./helpers/bounds.js";

export const minItemsRemoved = boundRule("min-items-removed", "minItems", "removed");
