/** `type`: a name or an array of names. An integer is any number without a fraction, `1.0` included. */
import { type KindSet, kind, numberKinds } from "../../model/ir.js";
import { isArray, type Json } from "../../model/json.js";
import type { KeywordHandler } from "../dialect.js";

const kinds: ReadonlyMap<string, KindSet> = new Map([
  ["null", kind.null],
  ["boolean", kind.boolean],
  ["integer", kind.integer],
  ["number", numberKinds],
  ["string", kind.string],
  ["array", kind.array],
  ["object", kind.object],
]);

export const type: KeywordHandler = {
  keywords: ["type"],
  build: ({ schema, terms, problem }) => {
    const value = schema.type as Json;
    const names = isArray(value) ? value : [value];
    let set: KindSet = 0;
    for (const name of names) {
      const one = typeof name === "string" ? kinds.get(name) : undefined;
      if (one === undefined) return problem("type", "`type` must be a type name or an array of type names");
      set |= one;
    }
    return terms.leaf(terms.table.type(set));
  },
};
