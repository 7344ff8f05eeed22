/** `readOnly: true` is gone. */
import { flagRule } from "./helpers/annotations.js";

export const readOnlyRemoved = flagRule("read-only-removed", "readOnly", "old");
