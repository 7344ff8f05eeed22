/** `dependentRequired`, `dependentSchemas` and their common ancestor `dependencies`: if a key is present, then … */
import { allKinds, kind } from "../../model/ir.js";
import { isArray, isObject, type Json, own } from "../../model/json.js";
import type { KeywordContext, KeywordHandler } from "../dialect.js";
import type { Term } from "../term.js";

/** Not an object, or without the key, or in `then`. */
export function whenPresent({ terms }: Pick<KeywordContext, "terms">, name: string, then: Term): Term {
  const { table } = terms;
  const absent = table.or([table.type(allKinds & ~kind.object), table.not(table.required(name))]);
  return terms.or([terms.leaf(absent), then]);
}

function names({ terms }: KeywordContext, value: readonly Json[]): Term | undefined {
  if (!value.every((name) => typeof name === "string")) return undefined;
  return terms.leaf(terms.table.and(value.map((name) => terms.table.required(name as string))));
}

function dependent(keyword: string, accepts: "names" | "schema" | "both"): KeywordHandler {
  return {
    keywords: [keyword],
    build: (context) => {
      const map = own(context.schema, keyword);
      if (!isObject(map)) return context.problem(keyword, `\`${keyword}\` must be an object`);
      const all: Term[] = [];
      for (const key of Object.keys(map)) {
        const value = map[key] as Json;
        const then =
          isArray(value) && accepts !== "schema"
            ? names(context, value)
            : accepts === "names"
              ? undefined
              : context.sub(keyword, key);
        if (then === undefined)
          return context.problem(keyword, `\`${keyword}\` must name properties in arrays of strings`);
        all.push(whenPresent(context, key, then));
      }
      return context.terms.and(all);
    },
  };
}

export const dependencies = dependent("dependencies", "both");
export const dependentRequired = dependent("dependentRequired", "names");
export const dependentSchemas = dependent("dependentSchemas", "schema");
