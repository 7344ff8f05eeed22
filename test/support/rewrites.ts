/** Other ways to write the same schema. Each changes one definition of a document, the last a whole document. */
import { isArray, isObject, type Json, type JsonObject, own } from "../../src/model/json.js";
import type { Random } from "./random.js";
import { definitionsOf, type LawDialect, record } from "./schemas.js";

type Rewrite = (schema: Json, dialect: LawDialect, document: JsonObject) => Json;

const hides = (schema: JsonObject, dialect: LawDialect): boolean =>
  /draft-0[467]/.test(dialect) && own(schema, "$ref") !== undefined;

/** Applies a change to every subschema, inside out. */
function everywhere(schema: Json, change: (schema: JsonObject) => Json): Json {
  if (!isObject(schema)) return schema;
  const maps = ["properties", "patternProperties", "dependentSchemas", "dependencies"];
  const data = ["enum", "const", "required", "type", "dependentRequired"];
  const inner = Object.entries(schema).map(([key, held]): [string, Json] => {
    if (data.includes(key)) return [key, held];
    if (maps.includes(key) && isObject(held))
      return [key, record(Object.entries(held).map(([name, sub]) => [name, everywhere(sub, change)] as const))];
    if (isArray(held)) return [key, held.map((sub) => everywhere(sub, change))];
    return [key, everywhere(held, change)];
  });
  return change(record(inner));
}

/** Keywords that mean something only beside each other. */
const groups = [
  ["properties", "patternProperties", "additionalProperties"],
  ["items", "additionalItems", "prefixItems"],
  ["contains", "minContains", "maxContains"],
  ["if", "then", "else"],
  ["minimum", "exclusiveMinimum"],
  ["maximum", "exclusiveMaximum"],
];

export const rewrites: Readonly<Record<string, Rewrite>> = {
  "keys in another order": (schema) => everywhere(schema, (one) => record(Object.entries(one).reverse())),
  "const as enum": (schema, dialect) =>
    everywhere(schema, (one) => {
      if (dialect === "draft-04" || !Object.hasOwn(one, "const") || Object.hasOwn(one, "enum")) return one;
      const { const: value, ...rest } = one;
      return { ...rest, enum: [value as Json] };
    }),
  "types as anyOf": (schema) =>
    everywhere(schema, (one) => {
      const { type, ...rest } = one;
      if (!isArray(type) || Object.hasOwn(one, "anyOf") || Object.hasOwn(one, "$ref")) return one;
      return { ...rest, anyOf: type.map((name) => ({ type: name })) };
    }),
  "keywords spread over allOf": (schema) =>
    everywhere(schema, (one) => {
      const keys = Object.keys(one);
      if (keys.length < 2 || keys.some((key) => /^(\$|unevaluated|allOf)/.test(key))) return one;
      const parts = new Map<string, [string, Json][]>();
      for (const key of keys) {
        const group = groups.find((names) => names.includes(key))?.[0] ?? key;
        parts.set(group, [...(parts.get(group) ?? []), [key, one[key] as Json]]);
      }
      return { allOf: [...parts.values()].map(record) };
    }),
  "references inlined": (schema, dialect, document) =>
    everywhere(schema, (one) => {
      const { $ref, ...rest } = one;
      if (typeof $ref !== "string" || !$ref.startsWith("#/")) return one;
      const target = (own(document, definitionsOf(dialect)) as JsonObject)[$ref.split("/").at(-1) as string] as Json;
      if (hides(one, dialect)) return target;
      if (isObject(target) && Object.hasOwn(target, "$dynamicAnchor")) return one;
      return Object.hasOwn(rest, "allOf") ? one : { ...rest, allOf: [target] };
    }),
  "twice negated": (schema) => ({ not: { not: schema } }),
  "in one of one": (schema) => ({ oneOf: [schema] }),
  "in all of one": (schema) => ({ allOf: [schema, {}] }),
  "one or the other": (schema) => ({ anyOf: [schema, schema, { not: {} }] }),
};

/** The document with its definitions under other names. */
export function renamed(document: JsonObject, dialect: LawDialect): JsonObject {
  const key = definitionsOf(dialect);
  const other = (text: string): string => text.replace(/\/(R\d|A|B|C)$/, "/$1-renamed");
  const definitions = Object.entries(own(document, key) as JsonObject).map(
    ([name, schema]) => [`${name}-renamed`, everywhere(schema, references)] as const,
  );
  function references(one: JsonObject): Json {
    return typeof one.$ref === "string" ? { ...one, $ref: other(one.$ref) } : one;
  }
  return { ...document, allOf: [{ $ref: `#/${key}/A-renamed` }], [key]: record(definitions) };
}

/** The document with everything that has no order in another order, and its definitions too. */
export function reordered(document: JsonObject, dialect: LawDialect): JsonObject {
  const key = definitionsOf(dialect);
  const definitions = Object.entries(own(document, key) as JsonObject).map(
    ([name, schema]) =>
      [
        name,
        everywhere(schema, (one) =>
          record(
            Object.entries(one)
              .reverse()
              .map(([keyword, held]) => [
                keyword,
                isArray(held) && /^(allOf|anyOf|oneOf|enum|required|type)$/.test(keyword) ? [...held].reverse() : held,
              ]),
          ),
        ),
      ] as const,
  );
  return { ...document, [key]: record(definitions.reverse()) };
}

/** The document with what stands below one definition moved to definitions of its own. */
export function hoisted(document: JsonObject, dialect: LawDialect, name: string, random: Random): JsonObject {
  const key = definitionsOf(dialect);
  const all = own(document, key) as JsonObject;
  const moved: [string, Json][] = [];
  const schema = everywhere(all[name] as Json, (one) => {
    if (random.chance(0.6) || Object.hasOwn(one, "$dynamicAnchor")) return one;
    const to = `M${moved.length}`;
    moved.push([to, one]);
    return { $ref: `#/${key}/${to}` };
  });
  return { ...document, [key]: record([...Object.entries({ ...all, [name]: schema }), ...moved]) };
}
