/** Arrays: tuples longer than any bound, counting, equal and distinct items. */
import { expect, test } from "vitest";
import { decideInclusion } from "../../src/compare/decide.js";

const repeat = (count: number, schema: unknown): unknown[] => Array.from({ length: count }, () => schema);
const each = (count: number, schema: (i: number) => unknown): unknown[] =>
  Array.from({ length: count }, (_, i) => schema(i));
const array = (keywords: object): object => ({ type: "array", ...keywords });
const integers = { contains: { type: "integer" } };

test.each<[name: string, writer: unknown, reader: unknown, verdict: string]>([
  [
    "an item behind a long tuple",
    { prefixItems: repeat(30, true), items: { type: ["integer", "string"] } },
    { prefixItems: repeat(30, true), items: { type: "string" } },
    "not-included",
  ],
  [
    "items that are counted behind a long tuple",
    array({ prefixItems: repeat(30, { type: "string" }), minItems: 35, ...integers, minContains: 2, maxContains: 2 }),
    { maxItems: 3 },
    "not-included",
  ],
  [
    "equal items, which count once each",
    array({ ...integers, minContains: 3, not: { uniqueItems: true } }),
    false,
    "not-included",
  ],
  [
    "half of many items",
    array({ minItems: 60, ...integers, minContains: 30, maxContains: 30 }),
    { maxItems: 3 },
    "not-included",
  ],
  [
    "many needed items",
    array({ allOf: each(14, (i) => ({ contains: { const: i } })) }),
    { minItems: 20 },
    "not-included",
  ],
  [
    "as many items as are needed",
    array({ allOf: each(40, (i) => ({ contains: { const: i } })) }),
    { minItems: 40 },
    "included",
  ],
  [
    "needed items that are the same",
    array({ allOf: each(14, (i) => ({ contains: { minimum: i } })) }),
    { minItems: 2 },
    "not-included",
  ],
  ["a count as a length", array({ ...integers, minContains: 10_000 }), { minItems: 10_000 }, "included"],
  [
    "a greatest count as a length",
    array({ ...integers, minContains: 0, maxContains: 1_000, items: { type: "integer" } }),
    { maxItems: 1_000 },
    "included",
  ],
  [
    "one more than that",
    array({ ...integers, minContains: 0, maxContains: 1_000, items: { type: "integer" } }),
    { maxItems: 999 },
    "not-included",
  ],
  [
    "widening what is counted narrows",
    array({ ...integers, maxContains: 2 }),
    { contains: { type: ["integer", "string"] }, maxContains: 2 },
    "not-included",
  ],
  [
    "items longer than can be listed",
    array({ minItems: 1_000_000, items: { type: "string" } }),
    { items: { type: ["string", "null"] } },
    "included",
  ],
  [
    "more distinct items than there are",
    array({ uniqueItems: true, minItems: 1_000, items: { type: "boolean" } }),
    false,
    "included",
  ],
  [
    "more distinct items than are listed",
    array({ uniqueItems: true, items: { enum: each(1_000, (i) => i) } }),
    { maxItems: 1_000 },
    "included",
  ],
  [
    "distinct items of which few may count",
    array({ uniqueItems: true, minItems: 4, items: { enum: [1, 2, 3, 4] }, contains: { maximum: 2 }, maxContains: 1 }),
    false,
    "included",
  ],
  [
    "equal items at different places",
    array({ prefixItems: [{ type: "string" }, { type: ["integer", "string"] }], maxItems: 2 }),
    { uniqueItems: true },
    "not-included",
  ],
  [
    "items that cannot be equal",
    array({ prefixItems: [{ type: "string" }, { type: "integer" }], maxItems: 2 }),
    { uniqueItems: true },
    "included",
  ],
  [
    "equal items behind the tuple",
    array({ prefixItems: [{ type: "string" }, { type: "integer" }], items: { const: 3 }, maxItems: 4 }),
    { anyOf: [{ uniqueItems: true }, { items: { type: ["string", "integer"] }, maxItems: 3 }] },
    "not-included",
  ],
])("%s", (_, writer, reader, verdict) => {
  expect(decideInclusion(writer, reader).verdict).toBe(verdict);
});
