/** `deprecated: true` is gone. */
import { flagRule } from "./helpers/annotations.js";

export const deprecatedRemoved = flagRule("deprecated-removed", "deprecated", "old");
