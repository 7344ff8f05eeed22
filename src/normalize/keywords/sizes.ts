/** The six size limits: lengths of strings, arrays and objects. */
import { ExactNumber, type Json, own } from "../../model/json.js";
import type { KeywordContext, KeywordHandler } from "../dialect.js";

/** A non-negative integer keyword; `undefined` when it is something else. Huge values saturate, which changes no set in practice. */
export function count(context: KeywordContext, keyword: string): number | undefined {
  const value = own(context.schema, keyword) as Json;
  const number = typeof value === "number" ? value : value instanceof ExactNumber ? value.valueOf() : Number.NaN;
  return Number.isFinite(number) && Number.isInteger(number) && number >= 0 ? number : undefined;
}

function size(keyword: Parameters<KeywordContext["terms"]["table"]["size"]>[0]): KeywordHandler {
  return {
    keywords: [keyword],
    build: (context) => {
      const limit = count(context, keyword);
      if (limit === undefined) return context.problem(keyword, `\`${keyword}\` must be a non-negative integer`);
      return context.terms.leaf(context.terms.table.size(keyword, limit));
    },
  };
}

export const minLength = size("minLength");
export const maxLength = size("maxLength");
export const minItems = size("minItems");
export const maxItems = size("maxItems");
export const minProperties = size("minProperties");
export const maxProperties = size("maxProperties");
