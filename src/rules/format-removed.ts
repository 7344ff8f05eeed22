/** A `format` is gone. */
import { textRule } from "./helpers/texts.js";

export const formatRemoved = textRule("format-removed", "format", "removed", (table, text) => table.format(text));
