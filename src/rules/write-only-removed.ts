/** `writeOnly: true` is gone. */
import { flagRule } from "./helpers/annotations.js";

export const writeOnlyRemoved = flagRule("write-only-removed", "writeOnly", "old");
