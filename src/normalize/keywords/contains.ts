/** `contains`, with `minContains` and `maxContains` since 2019-09. */
import { own } from "../../model/json.js";
import type { KeywordHandler } from "../dialect.js";
import { count } from "./sizes.js";

export const legacyContains: KeywordHandler = {
  keywords: ["contains"],
  build: ({ terms, sub }) => terms.contains(sub("contains"), 1, undefined),
};

export const contains: KeywordHandler = {
  keywords: ["contains", "minContains", "maxContains"],
  build: (context) => {
    const { schema, terms, problem, sub } = context;
    if (own(schema, "contains") === undefined) return undefined;
    const bounds: { min: number | undefined; max: number | undefined } = { min: 1, max: undefined };
    for (const [key, keyword] of [
      ["min", "minContains"],
      ["max", "maxContains"],
    ] as const) {
      if (own(schema, keyword) === undefined) continue;
      bounds[key] = count(context, keyword);
      if (bounds[key] === undefined) return problem(keyword, `\`${keyword}\` must be a non-negative integer`);
    }
    return terms.contains(sub("contains"), bounds.min ?? 1, bounds.max);
  },
};
