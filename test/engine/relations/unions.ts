/** Unions, variants with and without a discriminator, negation, and open or closed content beside them. */
import { bool, draft4, draft7, int, nil, num, type Relation, record, str } from "./relation.js";

const closed = { additionalProperties: false };
const card = record({ kind: { const: "card" }, number: str });
const cash = record({ kind: { const: "cash" } });
const gift = record({ kind: { const: "gift" }, code: str });
const letters = (...names: string[]) => ({ enum: names });
const absent = (...names: string[]) => ({ not: { anyOf: names.map((name) => ({ required: [name] })) } });

export const unions: readonly Relation[] = [
  ["a list of types and a union of them", { type: ["string", "null"] }, "=", { anyOf: [str, nil] }],
  ["exclusive types in oneOf", { oneOf: [str, nil] }, "=", { anyOf: [str, nil] }],
  ["overlapping types in oneOf", { oneOf: [int, num] }, "<", num],
  ["overlapping types in oneOf are the difference", { oneOf: [int, num] }, "=", { allOf: [num, { not: int }] }],
  ["the same branch twice in oneOf is nothing", { oneOf: [str, str] }, "=", false],
  ["the same branch three times in oneOf is nothing", { oneOf: [str, str, str] }, "=", { not: {} }],
  ["the same branch twice in anyOf", { anyOf: [str, str] }, "=", str],
  ["a branch that everything fits", { anyOf: [str, {}] }, "=", true],
  ["an empty branch", { anyOf: [str, false] }, "=", str],
  ["an empty branch in oneOf", { oneOf: [str, false] }, "=", str],
  ["a branch that everything fits in oneOf", { oneOf: [str, true] }, "=", { not: str }],
  ["a variant more", { oneOf: [card, cash] }, "<", { oneOf: [card, cash, gift] }],
  ["anyOf and oneOf of variants with a discriminator", { anyOf: [card, cash] }, "=", { oneOf: [card, cash] }],
  ["variants in another order", { oneOf: [card, cash, gift] }, "=", { oneOf: [gift, card, cash] }],
  [
    "what all variants share, drawn out",
    { oneOf: [record({ kind: { const: "a" }, at: str }), record({ kind: { const: "b" }, at: str })] },
    "=",
    record({ kind: letters("a", "b"), at: str }),
  ],
  [
    "a union of objects is not an object of unions",
    { anyOf: [record({ a: str, b: str }), record({ a: int, b: int })] },
    "<",
    record({ a: { type: ["string", "integer"] }, b: { type: ["string", "integer"] } }),
  ],
  [
    "an object of a union in one place is a union of objects",
    { anyOf: [record({ a: str, b: bool }), record({ a: int, b: bool })] },
    "=",
    record({ a: { type: ["string", "integer"] }, b: bool }),
  ],
  [
    "optional, the union over presence",
    { type: "object", properties: { a: int } },
    "=",
    { type: "object", anyOf: [absent("a"), record({ a: int })] },
  ],
  [
    "three cases for two optional properties",
    { type: "object", properties: { a: int, b: int } },
    "=",
    {
      type: "object",
      anyOf: [
        absent("a", "b"),
        { ...record({ a: int }), ...absent("b") },
        { ...record({ b: int }), ...absent("a") },
        record({ a: int, b: int }),
      ],
    },
  ],
  [
    "one of the cases is missing",
    { type: "object", properties: { a: int, b: int } },
    ">",
    {
      type: "object",
      anyOf: [absent("a", "b"), { ...record({ a: int }), ...absent("b") }, record({ a: int, b: int })],
    },
  ],
  [
    "covered only by both branches together",
    { type: "integer", minimum: 0, maximum: 20 },
    "<",
    {
      anyOf: [
        { type: "integer", maximum: 10 },
        { type: "integer", minimum: 11 },
      ],
    },
  ],
  [
    "numbers are not covered where integers are",
    { type: "number", minimum: 0, maximum: 20 },
    "x",
    {
      anyOf: [
        { type: "number", maximum: 10 },
        { type: "number", minimum: 11 },
      ],
    },
  ],
  [
    "a closed object in a union of closed ones",
    { ...record({ a: int }), ...closed },
    "<",
    {
      anyOf: [
        { ...record({ a: int }), ...closed },
        { ...record({ b: int }), ...closed },
      ],
    },
  ],
  [
    "closed unions of disjoint property sets in oneOf",
    {
      oneOf: [
        { ...record({ a: int }), ...closed },
        { ...record({ b: int }), ...closed },
      ],
    },
    "=",
    {
      anyOf: [
        { ...record({ a: int }), ...closed },
        { ...record({ b: int }), ...closed },
      ],
    },
  ],
  [
    "open unions of different property sets overlap in oneOf",
    { oneOf: [record({ a: int }), record({ b: int })] },
    "<",
    { anyOf: [record({ a: int }), record({ b: int })] },
  ],
  ["closed within open", { ...record({ a: int }), ...closed }, "<", record({ a: int })],
  ["open to closed", { type: "object" }, ">", { type: "object", ...closed }],
  ["typed open within open", { type: "object", additionalProperties: str }, "<", { type: "object" }],
  [
    "an optional property added to an open object",
    record({ a: int }),
    ">",
    { ...record({ a: int }), properties: { a: int, b: str } },
  ],
  [
    "an optional property added to a closed object",
    { ...record({ a: int }), ...closed },
    "<",
    { ...record({ a: int }), properties: { a: int, b: str }, ...closed },
  ],
  [
    "a property covered by a typed open content",
    { type: "object", properties: { a: str }, additionalProperties: str },
    "=",
    { type: "object", additionalProperties: str },
  ],
  [
    "a property narrower than the typed open content",
    { type: "object", properties: { a: { type: "string", maxLength: 3 } }, additionalProperties: str },
    "<",
    { type: "object", additionalProperties: str },
  ],
  [
    "a property other than the typed open content",
    { type: "object", properties: { a: int }, additionalProperties: str },
    "x",
    { type: "object", additionalProperties: str },
  ],
  [
    "a declared property that nothing fits",
    { type: "object", properties: { a: false } },
    "=",
    { type: "object", not: { required: ["a"] } },
  ],
  [
    "closed with a property that nothing fits",
    { properties: { a: false, b: int }, ...closed },
    "=",
    { properties: { b: int }, ...closed },
  ],
  [
    "a property that anything fits is not the same as none in a closed object",
    { properties: { a: true }, ...closed },
    ">",
    closed,
  ],
  ["not of not", { not: { not: record({ a: int }) } }, "=", record({ a: int })],
  ["not everything", { not: {} }, "=", false],
  ["not of a union", { not: { anyOf: [str, int] } }, "=", { allOf: [{ not: str }, { not: int }] }],
  [
    "not of a conjunction",
    { not: { allOf: [record({ a: int }), record({ b: int })] } },
    "=",
    { anyOf: [{ not: record({ a: int }) }, { not: record({ b: int }) }] },
  ],
  ["not required is narrower than forbidden", { not: { required: ["a"] } }, "<", { properties: { a: false } }],
  ["conflicting types in allOf", { allOf: [str, int] }, "=", false],
  [
    "conflicting closed objects in allOf",
    {
      allOf: [
        { ...record({ a: int }), ...closed },
        { ...record({ b: int }), ...closed },
      ],
    },
    "=",
    false,
  ],
  [
    "closing does not see through allOf",
    { allOf: [{ properties: { a: int } }, { properties: { b: int }, ...closed, type: "object" }] },
    "<",
    { properties: { a: int, b: int }, ...closed, type: "object" },
  ],
  ["narrowed in allOf", { allOf: [{ type: "integer", minimum: 3 }, { maximum: 5 }] }, "=", letters3()],
  [
    "all three kinds of null",
    { type: ["object", "null"], properties: { a: int } },
    "=",
    { anyOf: [{ type: "object", properties: { a: int } }, nil] },
  ],
  ["true or false is a boolean", { enum: [true, false] }, "=", bool],
  [
    "seven types are everything",
    { type: ["null", "boolean", "integer", "number", "string", "array", "object"] },
    "=",
    {},
  ],
  ["six types leave fractions out", { type: ["null", "boolean", "integer", "string", "array", "object"] }, "<", {}],
  [
    "a discriminated union narrowed in one variant",
    { oneOf: [card, record({ kind: { const: "cash" }, amount: int })] },
    "<",
    { oneOf: [card, cash] },
  ],
  [
    "variants moved to an if",
    { if: record({ kind: { const: "a" } }), then: { required: ["x"] }, else: { required: ["y"] } },
    "=",
    {
      anyOf: [
        { allOf: [record({ kind: { const: "a" } }), { required: ["x"] }] },
        { allOf: [{ not: record({ kind: { const: "a" } }) }, { required: ["y"] }] },
      ],
    },
    draft7,
  ],
  ["if alone says nothing", { if: str }, "=", true, draft7],
  ["then alone says nothing", { then: str, else: int }, "=", true, draft7],
  ["if that always holds", { if: true, then: str, else: int }, "=", str, draft7],
  ["if that never holds", { if: false, then: str, else: int }, "=", int, draft7],
  ["if without else", { if: str, then: { minLength: 2 } }, "=", { minLength: 2 }, draft7],
  ["if without then", { if: str, else: int }, "=", { type: ["string", "integer"] }, draft7],
  [
    "if is about absence, too",
    { type: "object", if: { properties: { a: { const: 1 } } }, then: { required: ["b"] } },
    "<",
    { type: "object", if: { properties: { a: { const: 1 } }, required: ["a"] }, then: { required: ["b"] } },
    draft7,
  ],
  [
    "an if ladder is a union",
    { if: { maximum: 0 }, then: int, else: { if: { maximum: 10 }, then: { multipleOf: 2 }, else: { multipleOf: 3 } } },
    ">",
    { type: "number", multipleOf: 6 },
    draft7,
  ],
  ["if does not exist in draft 6", { if: str, then: false }, "=", {}, { dialect: "draft-06" }],
  ["boolean schemas do not exist in draft 4; not stands for them", { not: {} }, "<", str, draft4],
  [
    "oneOf of three where two overlap everywhere",
    { oneOf: [{ minimum: 0 }, { minimum: 0 }, int] },
    "=",
    { type: "integer", exclusiveMaximum: 0 },
  ],
  [
    "exactly one of two required",
    { type: "object", oneOf: [{ required: ["a"] }, { required: ["b"] }] },
    "=",
    {
      type: "object",
      anyOf: [
        { required: ["a"], not: { required: ["b"] } },
        { required: ["b"], not: { required: ["a"] } },
      ],
    },
  ],
  ["nested unions flattened", { anyOf: [{ anyOf: [str, int] }, nil] }, "=", { anyOf: [str, int, nil] }],
  [
    "nested oneOf is not flat",
    { oneOf: [{ oneOf: [{ minimum: 0 }, { maximum: 5 }] }, int] },
    ">",
    { oneOf: [{ minimum: 0 }, { maximum: 5 }, int] },
  ],
  ["nullable string enumeration", { type: ["string", "null"], enum: ["a", null] }, "=", { enum: ["a", null] }],
  ["null in enum excluded by type", { type: "string", enum: ["a", null] }, "=", { const: "a" }],
];

function letters3() {
  return { enum: [3, 4, 5] };
}
