/** `format`: constrains where formats are asserted and the name is known; unknown names never constrain. */
import { knownFormats } from "../../model/formats-known.js";
import type { KeywordHandler } from "../dialect.js";

export const format: KeywordHandler = {
  keywords: ["format"],
  build: ({ schema, terms, problem, formats }) => {
    const name = schema.format;
    if (typeof name !== "string") return problem("format", "`format` must be a string");
    if (formats === "annotation" || !knownFormats.has(name)) return undefined;
    return terms.leaf(terms.table.format(name));
  },
};
