/** `uniqueItems`: no two items are equal. */
import type { KeywordHandler } from "../dialect.js";

export const uniqueItems: KeywordHandler = {
  keywords: ["uniqueItems"],
  build: ({ schema, terms, problem }) => {
    if (typeof schema.uniqueItems !== "boolean") return problem("uniqueItems", "`uniqueItems` must be a boolean");
    return schema.uniqueItems ? terms.leaf(terms.table.uniqueItems()) : undefined;
  },
};
