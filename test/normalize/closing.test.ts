/** The closing of a writer: what `unknownProperties: declared` leaves of a schema. */
import { expect, test } from "vitest";
import { createEngine } from "../../src/engine/index.js";
import type { NormalizedDocument } from "../../src/model/engine.js";
import type { Json } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import { normalizeDocuments } from "../../src/normalize/index.js";

const conjuncts: Json = {
  allOf: [{ properties: { b: { properties: { x: {} } } } }, { properties: { b: { properties: { y: {} } } } }],
};
const referring: Json = {
  $defs: { D: { properties: { z: {} } } },
  properties: { b: { $ref: "#/$defs/D" } },
  allOf: [{ properties: { b: { required: ["x"], properties: { x: {} } } } }],
};
const conditional: Json = {
  if: { properties: { b: { properties: { x: { const: 1 } } } } },
  properties: { b: { properties: { y: {} } } },
};
const variants: Json = {
  oneOf: [
    { required: ["k"], properties: { k: { const: 1 }, a: {} } },
    { required: ["k"], properties: { k: { const: 2 }, b: {} } },
  ],
};
const tree: Json = { $ref: "#/$defs/T", $defs: { T: { properties: { next: { $ref: "#/$defs/T" } } } } };

test.each<[string, Json, Json, boolean]>([
  ["a declared property", { properties: { a: {} } }, { a: 1 }, true],
  ["an undeclared property", { properties: { a: {} } }, { b: 1 }, false],
  ["an object without declared properties", { type: "object" }, { b: 1 }, true],
  ["additionalProperties that is said", { properties: { a: {} }, additionalProperties: true }, { b: 1 }, true],
  ["one level down", { properties: { a: { properties: { b: {} } } } }, { a: { c: 1 } }, false],
  ["in items", { items: { properties: { b: {} } } }, [{ c: 1 }], false],
  ["two conjuncts that speak of one property", conjuncts, { b: { x: 1, y: 1 } }, true],
  ["neither of two conjuncts", conjuncts, { b: { z: 1 } }, false],
  ["a reference and a conjunct", referring, { b: { x: 1, z: 1 } }, true],
  ["a condition that holds and declares", conditional, { b: { x: 1, y: 1 } }, true],
  ["a condition that fails", conditional, { b: { x: 2, y: 1 } }, false],
  ["a property of the variant", variants, { k: 1, a: 1 }, true],
  ["a property of the other variant", variants, { k: 1, b: 1 }, false],
  [
    "a variant that declares nothing",
    { anyOf: [{ properties: { a: {} }, required: ["a"] }, { type: "object" }] },
    { z: 1 },
    true,
  ],
  ["recursion", tree, { next: { next: {} } }, true],
  ["an undeclared property in a recursion", tree, { next: { next: { last: 1 } } }, false],
  ["names by pattern", { properties: { a: {} }, patternProperties: { "^x-": {} } }, { "x-b": 1 }, true],
])("%s", (_, schema, instance, inside) => {
  const [document] = normalizeDocuments(createNodeTable(), [{ json: schema, pointers: [""] }], {
    formats: "annotation",
  }) as readonly NormalizedDocument[] as readonly [NormalizedDocument];
  const engine = createEngine(document.table);
  expect(engine.evaluate(document.closedAt(""), instance)).toBe(inside);
  expect(engine.include(document.closedAt(""), document.nodeAt(""))).toEqual({ verdict: "included" });
});
