/** `writeOnly: true` appears. */
import { flagRule } from "./helpers/annotations.js";

export const writeOnlyAdded = flagRule("write-only-added", "writeOnly", "new");
