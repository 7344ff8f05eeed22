/** `allOf`, `anyOf`, `oneOf`, `not`. */
import { isArray, own } from "../../model/json.js";
import type { KeywordHandler } from "../dialect.js";

function combined(keyword: "allOf" | "anyOf" | "oneOf", operation: "and" | "or" | "oneOf"): KeywordHandler {
  return {
    keywords: [keyword],
    build: ({ schema, terms, problem, sub }) => {
      const branches = own(schema, keyword);
      if (!isArray(branches) || branches.length === 0)
        return problem(keyword, `\`${keyword}\` must be a non-empty array of schemas`);
      return terms[operation](branches.map((_, i) => sub(keyword, i)));
    },
  };
}

export const allOf = combined("allOf", "and");
export const anyOf = combined("anyOf", "or");
export const oneOf = combined("oneOf", "oneOf");
export const not: KeywordHandler = { keywords: ["not"], build: ({ terms, sub }) => terms.not(sub("not")) };
