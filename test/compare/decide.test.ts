/** `decideInclusion`: verdicts, witnesses, refusals; each row is one fact about JSON Schema. */
import { describe, expect, test } from "vitest";
import { type DecideOptions, decideInclusion } from "../../src/compare/decide.js";
import { ContractCheckError } from "../../src/errors.js";
import { parseJsonText } from "../../src/util/json-text.js";

const string = { type: "string" };
const tree = (name: string) => ({
  $ref: `#/$defs/${name}`,
  $defs: {
    [name]: {
      type: "object",
      properties: { value: string, children: { type: "array", items: { $ref: `#/$defs/${name}` } } },
    },
  },
});
const variant = (kind: string, extra: object) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: kind }, ...extra },
});
const variants = (count: number) =>
  Array.from({ length: count }, (_, i) => variant(`k${i}`, { [`p${i}`]: { type: "integer" } }));
const wide = (type: string, more: object = {}) => ({
  ...more,
  oneOf: Array.from({ length: 45 }, (_, i) => ({
    oneOf: ["opened", "closed"].map((action) => ({
      type: "object",
      required: ["action", `of${i}`],
      properties: { action: { const: action }, [`of${i}`]: { type } },
      additionalProperties: false,
    })),
  })),
});
const draft4 = { dialect: "http://json-schema.org/draft-04/schema#" };
const draft7 = { dialect: "http://json-schema.org/draft-07/schema#" };

type Row = readonly [name: string, writer: unknown, reader: unknown, options?: DecideOptions];

const included: readonly Row[] = [
  ["renamed recursive definitions", tree("Node"), tree("Knoten")],
  ["a recursive schema and its unfolding", tree("Node"), { $defs: tree("Node").$defs, ...tree("Node").$defs.Node }],
  ["anyOf of types and a type array", { anyOf: [string, { type: "null" }] }, { type: ["null", "string"] }],
  ["const and a one-element enum", { const: 1.0 }, { enum: [1] }],
  ["merged allOf", { allOf: [{ minimum: 1 }, { maximum: 5 }] }, { minimum: 1, maximum: 5 }],
  ["exact decimals", { multipleOf: 0.02 }, { multipleOf: 0.01 }],
  ["integers between integers", { type: "integer", minimum: 1, exclusiveMaximum: 3 }, { enum: [1, 2] }],
  ["a pattern within a pattern", { type: "string", pattern: "^[a-c]{2}$" }, { pattern: "^[a-z]+$", maxLength: 2 }],
  ["look-ahead", { type: "string", pattern: "^(?=.*\\d)[a-z\\d]+$" }, { pattern: "\\d" }],
  ["disjoint oneOf is anyOf", { anyOf: variants(5) }, { oneOf: variants(5) }],
  ["wide unions of unions", wide("string"), wide("string", { title: "Events" })],
  ["one variant more", { oneOf: variants(300) }, { oneOf: variants(301) }],
  ["if/then as an implication", { required: ["a", "b"] }, { if: { required: ["a"] }, then: { required: ["b"] } }],
  [
    "a closed object's other keys",
    { properties: { a: {} }, additionalProperties: false },
    { properties: { b: { type: "integer" } } },
  ],
  [
    "unevaluatedProperties over allOf",
    { allOf: [{ properties: { a: {} } }], properties: { b: {} }, unevaluatedProperties: false },
    { properties: { a: {}, b: {} }, additionalProperties: false },
  ],
  [
    "finite maxContains narrows when contains widens",
    { contains: { type: "number" }, maxContains: 1 },
    { contains: { type: "integer" }, minContains: 0, maxContains: 1 },
  ],
  ["uniqueItems over a finite set", { items: { enum: [1, 2] }, uniqueItems: true }, { maxItems: 2 }],
  ["draft 4's boolean exclusives", { minimum: 1, exclusiveMinimum: true }, { minimum: 1 }, draft4],
  [
    "siblings of $ref say nothing up to draft 7",
    { $ref: "#/definitions/a", minLength: 3, definitions: { a: string } },
    string,
    draft7,
  ],
  [
    "an uninhabited recursion",
    { $ref: "#/$defs/A", $defs: { A: { type: "object", required: ["a"], properties: { a: { $ref: "#/$defs/A" } } } } },
    false,
  ],
];

const excluded: readonly Row[] = [
  ["an optional property becomes required", { properties: { a: string } }, { required: ["a"] }],
  ["a numeric bound", { minimum: 1 }, { minimum: 1.5 }],
  ["a length in code points", { type: "string", maxLength: 2 }, { maxLength: 1 }],
  ["a pattern without its anchor", { type: "string", pattern: "a" }, { pattern: "^a" }],
  ["one variant fewer", { oneOf: variants(301) }, { oneOf: variants(300) }],
  ["overlapping oneOf", { type: "integer" }, { oneOf: [{ minimum: 0 }, { maximum: 0 }] }],
  ["minProperties over pattern cells", { minProperties: 2 }, { patternProperties: { "^a": { type: "null" } } }],
  ["a property name that is a prototype's", { required: ["constructor"] }, { required: ["toString"] }],
  ["an empty property name", { required: [""] }, { properties: { "": { type: "null" } } }],
  ["equal items", { items: { type: "boolean" }, minItems: 2 }, { uniqueItems: true }],
  ["a recursion one level down", tree("Node"), { properties: { children: { maxItems: 0 } } }],
];

describe("included", () => {
  test.each(included.map(([name, ...rest]) => ({ name, rest })))("$name", ({ rest: [writer, reader, options] }) => {
    expect(decideInclusion(writer, reader, options)).toEqual({ verdict: "included" });
  });
});

describe("not included, with a witness that ajv confirms", () => {
  test.each(excluded.map(([name, ...rest]) => ({ name, rest })))("$name", ({ rest: [writer, reader, options] }) => {
    expect(decideInclusion(writer, reader, options)).toMatchObject({ verdict: "not-included", confirmedBy: "ajv" });
  });
});

test.each<[string, unknown, unknown, string]>([
  ["ajv divides doubles", { enum: [4.35], multipleOf: 0.01 }, { maximum: 4 }, "ajv and @hyperjump/json-schema"],
  ["ajv counts too much as evaluated", {}, { contains: { const: 1 }, unevaluatedItems: false }, "ajv"],
  [
    "ajv counts too much as evaluated, in a given document",
    { const: [1, 2] },
    { contains: { const: 1 }, unevaluatedItems: false },
    "ajv and @hyperjump/json-schema",
  ],
  ["ajv refuses an empty enumeration", { const: 1 }, { enum: [] }, "ajv and @hyperjump/json-schema"],
])("a second validator decides where %s", (_, writer, reader, confirmedBy) => {
  expect(decideInclusion(writer, reader)).toMatchObject({ verdict: "not-included", confirmedBy });
});

test.each([
  ["a length that costs nothing", { type: "string", minLength: 1 }, { maxLength: 65_535 }],
  ["64 nested optional properties", { type: "object" }, { type: "object", maxProperties: 64 }],
])("%s", (_, writer, reader) => {
  expect(decideInclusion(writer, reader).verdict).toBe("not-included");
});

describe("numbers that no double holds", () => {
  test.each([
    ['{"minimum": 12345678901234567891}', '{"minimum": 12345678901234567890}', "included"],
    ['{"maximum": 1e308}', '{"maximum": 1e309}', "included"],
    ['{"minimum": 1e-400}', '{"exclusiveMinimum": 0}', "included"],
    ['{"const": 12345678901234567890}', '{"multipleOf": 10}', "included"],
  ])("%s ⊆ %s", (writer, reader, verdict) => {
    expect(decideInclusion(parseJsonText(writer), parseJsonText(reader)).verdict).toBe(verdict);
  });
});

describe("what cannot be decided says why", () => {
  test.each([
    ["a schema that is itself in place", { $ref: "#" }, string, "reference:in-place-cycle"],
    ["a back-reference that matters", { type: "string" }, { pattern: "^(a*)b\\1$" }, undefined],
    ["a budget of one step", { type: "string", pattern: "^a" }, { pattern: "^[ab]" }, "budget:steps"],
  ])("%s", (name, writer, reader, cause) => {
    const options = name.includes("budget") ? { budget: 0 } : {};
    const verdict = decideInclusion(writer, reader, options);
    if (cause === undefined) expect(verdict.verdict).not.toBe("included");
    else expect(verdict).toMatchObject({ verdict: "unknown", cause });
  });
});

describe("invalid schemas are refused with their place", () => {
  test.each([
    [{ properties: { a: { type: "strnig" } } }, "invalid-schema", "/properties/a/type"],
    [{ properties: { a: { $ref: "#/$defs/nowhere" } } }, "reference", "/properties/a/$ref"],
    [{ $schema: "https://example.com/my-dialect" }, "invalid-schema", "root"],
    [{ pattern: "(" }, "invalid-schema", "/pattern"],
    [42, "invalid-schema", "root"],
  ])("%j", (schema, kind, place) => {
    const error = (() => {
      try {
        decideInclusion(schema, {});
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(ContractCheckError);
    expect(error).toMatchObject({ problem: { kind } });
    expect((error as ContractCheckError).message).toContain(place);
  });
});

test.each(["allOf", "default"])("a schema without end is refused, not run into: %s", (keyword) => {
  const endless: { [keyword: string]: unknown } = {};
  endless[keyword] = [endless];
  expect(() => decideInclusion(endless, {})).toThrow("nested deeper than 1000 levels");
});
