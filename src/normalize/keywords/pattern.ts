/** `pattern`: an ECMA-262 regular expression, searched for. */
import type { KeywordHandler } from "../dialect.js";
import { compiles } from "../patterns.js";

export const pattern: KeywordHandler = {
  keywords: ["pattern"],
  build: ({ schema, terms, problem }) => {
    const source = schema.pattern;
    if (typeof source !== "string") return problem("pattern", "`pattern` must be a string");
    if (!compiles(source))
      return problem("pattern", `the pattern ${JSON.stringify(source)} is not a regular expression`);
    return terms.leaf(terms.table.pattern(source));
  },
};
