/** The items that match `contains` are no longer limited. */
import { containsBoundRule } from "./helpers/contains.js";

export const maxContainsRemoved = containsBoundRule("max-contains-removed", "max", "removed");
