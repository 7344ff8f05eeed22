/** A `pattern` became another. */
import { textRule } from "./helpers/texts.js";

export const patternChanged = textRule("pattern-changed", "pattern", "changed", (table, text) => table.pattern(text));
