/** `enum`: one of these values. Read as open, an enumeration of strings admits every string. */
import { kind } from "../../model/ir.js";
import { isArray } from "../../model/json.js";
import type { KeywordHandler } from "../dialect.js";

export const enumeration: KeywordHandler = {
  keywords: ["enum"],
  build: ({ schema, terms, problem, openEnums }) => {
    const values = schema.enum;
    if (!isArray(values)) return problem("enum", "`enum` must be an array");
    const node = terms.table.enum(values);
    if (openEnums && values.some((value) => typeof value === "string")) {
      return terms.leaf(terms.table.or([node, terms.table.type(kind.string)]));
    }
    return terms.leaf(node);
  },
};
