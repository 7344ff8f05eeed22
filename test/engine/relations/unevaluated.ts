/** `unevaluatedProperties` beside every applicator, as people write it by hand. */
import type { JsonObject } from "../../../src/model/json.js";
import { bool, draft2019, int, type Relation, record, str } from "./relation.js";

const none = { unevaluatedProperties: false };
const closed = { additionalProperties: false };
const object = (properties: JsonObject, more: JsonObject = {}) => ({ type: "object", properties, ...more });
const base = { $defs: { base: object({ id: str }, { required: ["id"] }) } };

export const unevaluated: readonly Relation[] = [
  ["alone", object({ a: int }, none), "=", object({ a: int }, closed)],
  [
    "through $ref",
    { ...base, $ref: "#/$defs/base", properties: { name: str }, ...none },
    "=",
    object({ id: str, name: str }, { required: ["id"], ...closed }),
  ],
  [
    "through $ref in 2019-09",
    { ...base, $ref: "#/$defs/base", properties: { name: str }, ...none },
    "=",
    object({ id: str, name: str }, { required: ["id"], ...closed }),
    draft2019,
  ],
  [
    "through allOf",
    { allOf: [object({ a: int }), object({ b: str })], ...none },
    "=",
    object({ a: int, b: str }, closed),
  ],
  [
    "through nested allOf and $ref",
    { ...base, allOf: [{ allOf: [{ $ref: "#/$defs/base" }] }, object({ b: int })], ...none },
    "=",
    object({ id: str, b: int }, { required: ["id"], ...closed }),
  ],
  [
    "a property added in a base",
    { allOf: [object({ a: int })], ...none },
    "<",
    { allOf: [object({ a: int, b: int })], ...none },
  ],
  ["opened", object({ a: int }, none), "<", object({ a: int })],
  [
    "typed",
    object({ a: int }, { unevaluatedProperties: int }),
    "<",
    object({ a: int }, { unevaluatedProperties: { type: "number" } }),
  ],
  ["true says nothing", object({ a: int }, { unevaluatedProperties: true }), "=", object({ a: int })],
  [
    "beside additionalProperties says nothing",
    object({ a: int }, { additionalProperties: str, ...none }),
    "=",
    object({ a: int }, { additionalProperties: str }),
  ],
  [
    "patterns are evaluated",
    { type: "object", patternProperties: { "^x-": true }, ...none },
    "=",
    { type: "object", patternProperties: { "^x-": true }, ...closed },
  ],
  ["not does not evaluate", { type: "object", not: { not: { properties: { a: true } } }, ...none }, "=", { const: {} }],
  ["propertyNames does not evaluate", { type: "object", propertyNames: { enum: ["a"] }, ...none }, "=", { const: {} }],
  ["required does not evaluate", { type: "object", required: ["a"], ...none }, "=", false],
  ["minProperties counts only what may be there", object({ a: int }, { minProperties: 2, ...none }), "=", false],
  [
    "oneOf of variants",
    { type: "object", oneOf: [record({ a: int }), record({ b: str })], ...none },
    "=",
    { oneOf: [record({ a: int }, closed), record({ b: str }, closed)] },
  ],
  [
    "oneOf of variants with a discriminator beside",
    {
      ...record({ kind: str }),
      oneOf: [object({ kind: { const: "a" }, x: int }), object({ kind: { const: "b" }, y: int })],
      ...none,
    },
    "=",
    {
      oneOf: [
        object({ kind: { const: "a" }, x: int }, { required: ["kind"], ...closed }),
        object({ kind: { const: "b" }, y: int }, { required: ["kind"], ...closed }),
      ],
    },
  ],
  [
    "anyOf evaluates what every branch that holds evaluates",
    { type: "object", anyOf: [record({ a: int }), record({ b: str })], ...none },
    "=",
    { anyOf: [record({ a: int }, closed), record({ b: str }, closed), record({ a: int, b: str }, closed)] },
  ],
  [
    "anyOf with a branch that always holds",
    { type: "object", anyOf: [true, object({ a: int })], ...none },
    "=",
    object({ a: int }, closed),
  ],
  [
    "if and then",
    { type: "object", if: record({ kind: { const: "card" } }), then: record({ number: str }), ...none },
    "=",
    { anyOf: [record({ kind: { const: "card" }, number: str }, closed), { const: {} }] },
  ],
  [
    "if, then and else",
    {
      ...record({ kind: { enum: ["card", "cash"] } }),
      if: { properties: { kind: { const: "card" } } },
      then: record({ number: str }),
      else: object({ change: bool }),
      ...none,
    },
    "=",
    {
      anyOf: [
        record({ kind: { const: "card" }, number: str }, closed),
        { ...object({ kind: { const: "cash" }, change: bool }, closed), required: ["kind"] },
      ],
    },
  ],
  [
    "a failed if evaluates nothing",
    { type: "object", if: record({ a: int }), else: record({ b: int }), ...none },
    "=",
    { anyOf: [record({ a: int }, closed), record({ b: int }, closed)] },
  ],
  [
    "dependentSchemas",
    { ...object({ a: int }), dependentSchemas: { a: object({ b: int }) }, ...none },
    "=",
    { anyOf: [{ const: {} }, { ...object({ a: int, b: int }, closed), required: ["a"] }] },
  ],
  [
    "nested unevaluated closes first",
    { allOf: [object({ a: int }, none)], properties: { b: int }, ...none },
    "=",
    object({ a: int }, closed),
  ],
  [
    "nested unevaluated that is open evaluates all",
    { allOf: [{ type: "object", unevaluatedProperties: true }], ...none },
    "=",
    { type: "object" },
  ],
  ["not seen from beside", { allOf: [{ properties: { a: int } }, { type: "object", ...none }] }, "=", { const: {} }],
  ["of a property of its own", object({ inner: object({ a: int }, none) }), "<", object({ inner: object({ a: int }) })],
  [
    "recursive",
    { type: "object", properties: { next: { $ref: "#" } }, ...none },
    "=",
    { type: "object", properties: { next: { $ref: "#" } }, ...closed },
  ],
  ["other types pass", { properties: { a: int }, ...none }, ">", object({ a: int }, none)],
  [
    "oneOf below allOf",
    { allOf: [{ oneOf: [record({ a: int }), record({ b: int })] }], properties: { c: int }, ...none },
    "<",
    { type: "object", properties: { a: int, b: int, c: int }, ...closed },
  ],
  [
    "an optional branch more",
    { type: "object", anyOf: [true, object({ a: int })], ...none },
    "<",
    { type: "object", anyOf: [true, object({ a: int }), object({ b: int })], ...none },
  ],
  [
    "branches that type the rest",
    { type: "object", anyOf: [record({ a: int }), record({ b: int })], unevaluatedProperties: str },
    ">",
    { type: "object", anyOf: [record({ a: int }), record({ b: int })], ...none, minProperties: 2 },
  ],
];
