/** A `format` became another. */
import { textRule } from "./helpers/texts.js";

export const formatChanged = textRule("format-changed", "format", "changed", (table, text) => table.format(text));
