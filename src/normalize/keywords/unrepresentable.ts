/**
 * `x-contract-check-unrepresentable`: an exporter's mark for a part that has no JSON Schema (a bigint, the result
 * of a transform). Its text names a set that is equal to itself and otherwise not described.
 */
import type { KeywordHandler } from "../dialect.js";

const keyword = "x-contract-check-unrepresentable";

export const unrepresentable: KeywordHandler = {
  keywords: [keyword],
  build: ({ schema, opaque }) =>
    opaque(keyword, "schema:unrepresentable", `part of the schema has no JSON Schema: ${String(schema[keyword])}`),
};
