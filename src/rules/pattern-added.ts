/** A `pattern` appears where there was none. */
import { textRule } from "./helpers/texts.js";

export const patternAdded = textRule("pattern-added", "pattern", "added", (table, text) => table.pattern(text));
