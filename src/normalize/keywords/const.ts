/** `const`: exactly this value. */
import type { Json } from "../../model/json.js";
import type { KeywordHandler } from "../dialect.js";

export const constant: KeywordHandler = {
  keywords: ["const"],
  build: ({ schema, terms }) => terms.leaf(terms.table.enum([schema.const as Json])),
};
