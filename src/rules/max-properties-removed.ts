/** `maxProperties` is gone. */
import { boundRule } from "./helpers/bounds.js";

export const maxPropertiesRemoved = boundRule("max-properties-removed", "maxProperties", "removed");
