/** `required`: these keys are present. */
import { isArray } from "../../model/json.js";
import type { KeywordHandler } from "../dialect.js";

export const required: KeywordHandler = {
  keywords: ["required"],
  build: ({ schema, terms, problem }) => {
    const names = schema.required;
    if (!isArray(names) || !names.every((name) => typeof name === "string")) {
      return problem("required", "`required` must be an array of property names");
    }
    return terms.leaf(terms.table.and(names.map((name) => terms.table.required(name as string))));
  },
};
