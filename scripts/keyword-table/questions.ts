/**
 * For every keyword that constrains, two schemas of which the first is properly within the second: the engine has to
 * prove that it is, and that the second is not within the first.
 */
import type { Json } from "../../src/model/json.js";
import type { Dialect } from "../../src/normalize/dialect.js";

export interface Pair {
  readonly narrow: Json;
  readonly wide: Json;
}

type Name = Dialect["name"];

const older: ReadonlySet<Name> = new Set(["draft-04", "draft-06", "draft-07"]);
const definitions = (dialect: Name): string => (older.has(dialect) ? "definitions" : "$defs");
const tuple = (dialect: Name): string => (older.has(dialect) || dialect === "2019-09" ? "items" : "prefixItems");
const string: Json = { type: "string" };
const integer: Json = { type: "integer" };
const number: Json = { type: "number" };
const [atLeastOne, atMostTwo]: readonly [Json, Json] = [{ minimum: 1 }, { maximum: 2 }];

/** Beyond a limit: a boolean beside it in draft 4, a number of its own later. */
function beyondOne(limit: "minimum" | "maximum", exclusive: string, dialect: Name): Json {
  return dialect === "draft-04" ? { [limit]: 1, [exclusive]: true } : { [exclusive]: 1 };
}
const tree = (reference: Json, more: { readonly [keyword: string]: Json }): Json => ({
  properties: { name: string, children: { items: reference } },
  ...more,
});

/** Pairs by keyword, in the order of the table. */
export const questions: Readonly<Record<string, (dialect: Name) => Pair>> = {
  $ref: (dialect) => ({
    narrow: { $ref: `#/${definitions(dialect)}/amount`, [definitions(dialect)]: { amount: { minimum: 2 } } },
    wide: { minimum: 1 },
  }),
  $recursiveRef: () => ({
    narrow: tree({ $recursiveRef: "#" }, { $recursiveAnchor: true, required: ["name"] }),
    wide: tree({ $recursiveRef: "#" }, { $recursiveAnchor: true }),
  }),
  $dynamicRef: () => ({
    narrow: tree({ $dynamicRef: "#node" }, { $dynamicAnchor: "node", required: ["name"] }),
    wide: tree({ $dynamicRef: "#node" }, { $dynamicAnchor: "node" }),
  }),
  type: () => ({ narrow: integer, wide: number }),
  enum: () => ({ narrow: { enum: ["EUR"] }, wide: { enum: ["EUR", "USD"] } }),
  const: () => ({ narrow: { const: "EUR" }, wide: { enum: ["EUR", "USD"] } }),
  allOf: () => ({ narrow: { allOf: [atLeastOne, atMostTwo] }, wide: { minimum: 0 } }),
  anyOf: () => ({ narrow: { anyOf: [integer, string] }, wide: { type: ["number", "string"] } }),
  oneOf: () => ({ narrow: { oneOf: [integer, string] }, wide: { type: ["number", "string"] } }),
  not: () => ({ narrow: { not: { minimum: 1 } }, wide: { not: { minimum: 2 } } }),
  if: () => ({
    narrow: { if: string, then: { minLength: 2 }, else: integer },
    wide: { if: string, then: { minLength: 1 }, else: number },
  }),
  then: () => ({ narrow: { if: string, then: { minLength: 2 } }, wide: { minLength: 1 } }),
  else: () => ({ narrow: { if: string, else: integer }, wide: { type: ["string", "number"] } }),
  multipleOf: () => ({ narrow: { multipleOf: 0.3 }, wide: { multipleOf: 0.1 } }),
  minimum: () => ({ narrow: { minimum: 2 }, wide: { minimum: 1 } }),
  maximum: () => ({ narrow: { maximum: 1 }, wide: { maximum: 2 } }),
  exclusiveMinimum: (dialect) => ({
    narrow: beyondOne("minimum", "exclusiveMinimum", dialect),
    wide: { minimum: 1 },
  }),
  exclusiveMaximum: (dialect) => ({
    narrow: beyondOne("maximum", "exclusiveMaximum", dialect),
    wide: { maximum: 1 },
  }),
  minLength: () => ({ narrow: { minLength: 2 }, wide: { minLength: 1 } }),
  maxLength: () => ({ narrow: { maxLength: 1 }, wide: { maxLength: 2 } }),
  pattern: () => ({ narrow: { pattern: "^[A-Z]{3}$" }, wide: { pattern: "^[A-Z]" } }),
  format: () => ({ narrow: { format: "date" }, wide: { pattern: "^\\d{4}-\\d\\d-" } }),
  prefixItems: () => ({ narrow: { prefixItems: [integer] }, wide: { prefixItems: [number] } }),
  items: () => ({ narrow: { items: integer }, wide: { items: number } }),
  additionalItems: () => ({
    narrow: { items: [string], additionalItems: integer },
    wide: { items: [string], additionalItems: number },
  }),
  unevaluatedItems: (dialect) => ({
    narrow: { [tuple(dialect)]: [string], unevaluatedItems: false },
    wide: { maxItems: 2 },
  }),
  contains: () => ({ narrow: { contains: integer }, wide: { contains: number } }),
  minContains: () => ({ narrow: { contains: integer, minContains: 2 }, wide: { contains: integer } }),
  maxContains: () => ({
    narrow: { contains: integer, maxContains: 1 },
    wide: { contains: integer, maxContains: 2 },
  }),
  minItems: () => ({ narrow: { minItems: 2 }, wide: { minItems: 1 } }),
  maxItems: () => ({ narrow: { maxItems: 1 }, wide: { maxItems: 2 } }),
  uniqueItems: () => ({ narrow: { uniqueItems: true, items: { enum: ["EUR", "USD"] } }, wide: { maxItems: 2 } }),
  properties: () => ({ narrow: { properties: { total: integer } }, wide: { properties: { total: number } } }),
  patternProperties: () => ({
    narrow: { patternProperties: { "^x-": integer } },
    wide: { patternProperties: { "^x-a": number } },
  }),
  additionalProperties: () => ({
    narrow: { properties: { total: {} }, additionalProperties: false },
    wide: { properties: { total: {} }, additionalProperties: string },
  }),
  unevaluatedProperties: () => ({
    narrow: { allOf: [{ properties: { total: {} } }], unevaluatedProperties: false },
    wide: { maxProperties: 1 },
  }),
  propertyNames: () => ({ narrow: { propertyNames: { maxLength: 1 } }, wide: { propertyNames: { maxLength: 2 } } }),
  required: () => ({ narrow: { required: ["id", "total"] }, wide: { required: ["id"] } }),
  minProperties: () => ({ narrow: { minProperties: 2 }, wide: { minProperties: 1 } }),
  maxProperties: () => ({ narrow: { maxProperties: 1 }, wide: { maxProperties: 2 } }),
  dependencies: () => ({
    narrow: { dependencies: { card: ["number", "name"] } },
    wide: { dependencies: { card: { required: ["number"] } } },
  }),
  dependentRequired: () => ({
    narrow: { dependentRequired: { card: ["number", "name"] } },
    wide: { dependentRequired: { card: ["number"] } },
  }),
  dependentSchemas: () => ({
    narrow: { dependentSchemas: { card: { required: ["number", "name"] } } },
    wide: { dependentSchemas: { card: { required: ["number"] } } },
  }),
};
