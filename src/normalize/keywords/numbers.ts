/** `minimum`, `maximum`, their exclusive forms (numbers since draft 6, booleans in draft 4) and `multipleOf`. */
import { ExactNumber, type Json, own } from "../../model/json.js";
import { type Rational, toRational, zero } from "../../model/rational.js";
import type { KeywordContext, KeywordHandler } from "../dialect.js";
import type { Term } from "../term.js";

function number(context: KeywordContext, keyword: string): Rational | Term {
  const value = own(context.schema, keyword) as Json;
  if (typeof value !== "number" && !(value instanceof ExactNumber)) {
    return context.problem(keyword, `\`${keyword}\` must be a number`);
  }
  return (
    toRational(value) ??
    context.opaque(
      keyword,
      "number:exponent",
      `\`${keyword}\` is ${String(value)}, beyond the exponents we calculate with`,
    )
  );
}

const isRational = (value: Rational | Term): value is Rational => "n" in value;

function limit(keyword: string, bound: "minimum" | "maximum", exclusive: boolean): KeywordHandler {
  return {
    keywords: [keyword],
    build: (context) => {
      const value = number(context, keyword);
      return isRational(value) ? context.terms.leaf(context.terms.table[bound](value, exclusive)) : value;
    },
  };
}

export const minimum = limit("minimum", "minimum", false);
export const maximum = limit("maximum", "maximum", false);
export const exclusiveMinimum = limit("exclusiveMinimum", "minimum", true);
export const exclusiveMaximum = limit("exclusiveMaximum", "maximum", true);

function draft4Limit(bound: "minimum" | "maximum", flag: "exclusiveMinimum" | "exclusiveMaximum"): KeywordHandler {
  return {
    keywords: [bound, flag],
    build: (context) => {
      const exclusive = own(context.schema, flag);
      if (exclusive !== undefined && typeof exclusive !== "boolean") {
        return context.problem(flag, `\`${flag}\` is a boolean in draft 4`);
      }
      if (own(context.schema, bound) === undefined) return undefined;
      return limit(bound, bound, exclusive === true).build(context);
    },
  };
}

export const draft4Minimum = draft4Limit("minimum", "exclusiveMinimum");
export const draft4Maximum = draft4Limit("maximum", "exclusiveMaximum");

export const multipleOf: KeywordHandler = {
  keywords: ["multipleOf"],
  build: (context) => {
    const value = number(context, "multipleOf");
    if (!isRational(value)) return value;
    if (value.n <= zero.n) return context.problem("multipleOf", "`multipleOf` must be greater than 0");
    return context.terms.leaf(context.terms.table.multipleOf(value));
  },
};
