/** `$ref`, `$recursiveRef`, `$dynamicRef`: the schema they lead to, in the dynamic scope at hand. */
import { own } from "../../model/json.js";
import type { KeywordHandler } from "../dialect.js";

function reference(keyword: "$ref" | "$dynamicRef" | "$recursiveRef"): KeywordHandler {
  return {
    keywords: [keyword],
    build: (context) =>
      typeof own(context.schema, keyword) === "string"
        ? context.reference(keyword)
        : context.problem(keyword, `\`${keyword}\` must be a string`),
  };
}

export const ref = reference("$ref");
export const dynamicRef = reference("$dynamicRef");
export const recursiveRef = reference("$recursiveRef");
