/** The allowed types are others than before, `null` apart. */
import { typeRule } from "./helpers/types.js";

export const typeChanged = typeRule("type-changed", "changed");
