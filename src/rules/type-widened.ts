/** More types are allowed than before, `null` apart. */
import { typeRule } from "./helpers/types.js";

export const typeWidened = typeRule("type-widened", "widened");
