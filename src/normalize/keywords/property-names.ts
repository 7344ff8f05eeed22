/** `propertyNames`: every key, as a string, is in the subschema. */
import type { KeywordHandler } from "../dialect.js";

export const propertyNames: KeywordHandler = {
  keywords: ["propertyNames"],
  build: ({ terms, sub }) => terms.propertyNames(sub("propertyNames")),
};
