/** `if`, `then`, `else`. Without `if` the others say nothing. */
import { own } from "../../model/json.js";
import type { KeywordHandler } from "../dialect.js";

export const conditional: KeywordHandler = {
  keywords: ["if", "then", "else"],
  build: ({ schema, terms, sub }) => {
    if (own(schema, "if") === undefined) return undefined;
    const branch = (keyword: "then" | "else") =>
      own(schema, keyword) === undefined ? terms.leaf(terms.table.true) : sub(keyword);
    return terms.if(sub("if"), branch("then"), branch("else"));
  },
};
