/** `unevaluatedProperties` and `unevaluatedItems`: what no other keyword in place has evaluated. */
import type { KeywordHandler } from "../dialect.js";

export const unevaluatedProperties: KeywordHandler = {
  keywords: ["unevaluatedProperties"],
  build: ({ unevaluated }) => unevaluated("properties"),
};

export const unevaluatedItems: KeywordHandler = {
  keywords: ["unevaluatedItems"],
  build: ({ unevaluated }) => unevaluated("items"),
};
