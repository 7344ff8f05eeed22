/** `deprecated: true` appears. */
import { flagRule } from "./helpers/annotations.js";

export const deprecatedAdded = flagRule("deprecated-added", "deprecated", "new");
