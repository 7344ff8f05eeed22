/** `readOnly: true` appears. */
import { flagRule } from "./helpers/annotations.js";

export const readOnlyAdded = flagRule("read-only-added", "readOnly", "new");
