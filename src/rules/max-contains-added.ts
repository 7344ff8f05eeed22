/** The items that match `contains` are limited, and were not. */
import { containsBoundRule } from "./helpers/contains.js";

export const maxContainsAdded = containsBoundRule("max-contains-added", "max", "added");
