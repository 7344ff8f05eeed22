/** A `format` appears where there was none. */
import { textRule } from "./helpers/texts.js";

export const formatAdded = textRule("format-added", "format", "added", (table, text) => table.format(text));
