/** `properties`, `patternProperties` and `additionalProperties`: one constraint, since the last depends on the others. */
import { isObject, own } from "../../model/json.js";
import type { KeywordHandler } from "../dialect.js";
import { compiles } from "../patterns.js";
import type { Term } from "../term.js";

export const properties: KeywordHandler = {
  keywords: ["properties", "patternProperties", "additionalProperties"],
  build: ({ schema, terms, problem, sub }) => {
    const declared = own(schema, "properties") ?? {};
    const byPattern = own(schema, "patternProperties") ?? {};
    if (!isObject(declared)) return problem("properties", "`properties` must be an object of schemas");
    if (!isObject(byPattern)) return problem("patternProperties", "`patternProperties` must be an object of schemas");
    const named = new Map<string, Term>();
    for (const name of Object.keys(declared)) named.set(name, sub("properties", name));
    const patterns: { pattern: string; term: Term }[] = [];
    for (const pattern of Object.keys(byPattern)) {
      if (!compiles(pattern)) {
        return problem("patternProperties", `the pattern ${JSON.stringify(pattern)} is not a regular expression`);
      }
      patterns.push({ pattern, term: sub("patternProperties", pattern) });
    }
    const closed = own(schema, "additionalProperties") !== undefined;
    return terms.properties(named, patterns, closed ? sub("additionalProperties") : terms.leaf(terms.table.true));
  },
};
