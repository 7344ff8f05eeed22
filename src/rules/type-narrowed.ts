/** Fewer types are allowed than before, `null` apart. */
import { typeRule } from "./helpers/types.js";

export const typeNarrowed = typeRule("type-narrowed", "narrowed");
