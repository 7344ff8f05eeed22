/** A `pattern` is gone. */
import { textRule } from "./helpers/texts.js";

export const patternRemoved = textRule("pattern-removed", "pattern", "removed", (table, text) => table.pattern(text));
