/** Arbitrary schemas over every keyword of a dialect, small enough that the keywords meet. */
import fc from "fast-check";
import type { Json } from "../../src/model/json.js";

type Schema = boolean | { [keyword: string]: Json };

const names = ["a", "b", "ab", "__proto__", ""];
const patterns = ["^a", "b$", "^[ab]+$", "x", "^.$"];

/** Values at which the keywords below differ. */
export const values: readonly Json[] = [
  ...[null, true, false, 0, 1, 2, 3, 1.5, -1, "", "a", "ab", "b", "abc"],
  ...[[], [1], [1, 1], ["a", 1], [[], {}], {}, { a: 1 }, { a: "a" }, { a: 1, b: 1 }, { ab: 2, "": null }, { a: [1] }],
];

const name = fc.constantFrom(...names);
const pattern = fc.constantFrom(...patterns);
const value = fc.constantFrom(...values);
const small = fc.integer({ min: 0, max: 3 });
const typeName = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object");

/** An object with own properties only, `__proto__` among them. */
const record = (entries: readonly (readonly [string, Json])[]): Json =>
  Object.fromEntries(entries.map(([key, held]) => [key, held] as const)) as Json;

type Keyword = fc.Arbitrary<{ [keyword: string]: Json }>;
const single = (keyword: string, arbitrary: fc.Arbitrary<Json>): Keyword =>
  arbitrary.map((held) => ({ [keyword]: held }));

function keywords(dialect: "draft-07" | "2020-12", sub: fc.Arbitrary<Schema>): Keyword[] {
  const schemas = fc.array(sub, { minLength: 1, maxLength: 2 });
  const map = (key: fc.Arbitrary<string>): fc.Arbitrary<Json> =>
    fc.array(fc.tuple(key, sub), { minLength: 1, maxLength: 2 }).map(record);
  const requirement = fc.tuple(name, name).map(([key, needed]) => record([[key, [needed]]]));
  const common: Keyword[] = [
    single("type", fc.oneof(typeName, fc.uniqueArray(typeName, { minLength: 1, maxLength: 2 }))),
    single("enum", fc.array(value, { minLength: 1, maxLength: 3 })),
    single("const", value),
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map((keyword) =>
      single(keyword, fc.integer({ min: -1, max: 3 })),
    ),
    single("multipleOf", fc.constantFrom(1, 2, 3, 0.5)),
    ...["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"].map((keyword) =>
      single(keyword, small),
    ),
    single("pattern", pattern),
    single("uniqueItems", fc.boolean()),
    single("required", fc.uniqueArray(name, { maxLength: 2 })),
    single("properties", map(name)),
    single("patternProperties", map(pattern)),
    single("additionalProperties", sub),
    single("propertyNames", sub),
    single("contains", sub),
    ...["allOf", "anyOf", "oneOf"].map((keyword) => single(keyword, schemas)),
    single("not", sub),
    fc.record({ if: sub, then: sub, else: sub }, { requiredKeys: ["if"] }) as Keyword,
    single("$ref", fc.constantFrom("#/$defs/A", "#/$defs/B")),
  ];
  if (dialect === "draft-07") {
    return [
      ...common,
      single("items", fc.oneof(sub, schemas)),
      single("additionalItems", sub),
      single("dependencies", fc.oneof(requirement, map(name))),
    ];
  }
  return [
    ...common,
    single("items", sub),
    single("prefixItems", schemas),
    fc.record({ contains: sub, minContains: small, maxContains: small }, { requiredKeys: ["contains"] }) as Keyword,
    single("dependentRequired", requirement),
    single("dependentSchemas", map(name)),
    single("unevaluatedProperties", sub),
    single("unevaluatedItems", sub),
  ];
}

function schemaOf(dialect: "draft-07" | "2020-12", depth: number): fc.Arbitrary<Schema> {
  const sub =
    depth === 0
      ? fc.constantFrom<Schema>(true, false, { type: "string" }, { type: "integer" }, { minimum: 2 })
      : schemaOf(dialect, depth - 1);
  const object = fc
    .array(fc.oneof(...keywords(dialect, sub)), { minLength: 1, maxLength: 3 })
    .map((parts) => Object.assign({}, ...parts) as Schema);
  return fc.oneof({ weight: 9, arbitrary: object }, { weight: 1, arbitrary: fc.boolean() as fc.Arbitrary<Schema> });
}

/** A whole schema with two definitions that may be referred to, and refer to each other. */
export function schemas(dialect: "draft-07" | "2020-12"): fc.Arbitrary<{ [keyword: string]: Json }> {
  return fc.tuple(schemaOf(dialect, 2), schemaOf(dialect, 1), schemaOf(dialect, 1)).map(([root, A, B]) => ({
    ...(typeof root === "boolean" ? { allOf: [root] } : root),
    $defs: { A, B },
  }));
}
