/** Equal sets of constraints become one node, across documents and up to renaming. */
import { expect, test } from "vitest";
import type { Json } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import { normalizeDocuments } from "../../src/normalize/index.js";

function nodes(...schemas: Json[]) {
  const documents = normalizeDocuments(
    createNodeTable(),
    schemas.map((json) => ({ json, pointers: [""] })),
    { formats: "annotation" },
  );
  return documents.map((document) => document.nodeAt(""));
}

const list = (name: string, next: string): Json => ({
  $ref: `#/$defs/${name}`,
  $defs: { [name]: { properties: { [next]: { $ref: `#/$defs/${name}` } } } },
});

test.each<[string, Json, Json]>([
  [
    "order of keywords and properties",
    { properties: { a: {}, b: { type: "null" } }, minProperties: 1 },
    { minProperties: 1, properties: { b: { type: "null" }, a: {} } },
  ],
  ["inlined references", { $ref: "#/$defs/S", $defs: { S: { type: "string" } } }, { type: "string" }],
  ["renamed recursive definitions", list("Entry", "next"), list("Item", "next")],
  ["annotations", { type: "string", title: "Name", default: "" }, { type: "string" }],
  ["numbers written differently", { minimum: 1e2 }, { minimum: 100 }],
  [
    "the dialect",
    { $schema: "http://json-schema.org/draft-04/schema#", minimum: 1, exclusiveMinimum: true },
    { exclusiveMinimum: 1 },
  ],
  [
    "a tuple in the old and the new words",
    { $schema: "http://json-schema.org/draft-07/schema#", items: [{ type: "null" }], additionalItems: false },
    { prefixItems: [{ type: "null" }], items: false },
  ],
  [
    "a mutual recursion entered elsewhere",
    { $ref: "#/$defs/A", $defs: { A: { items: { $ref: "#/$defs/B" } }, B: { items: { $ref: "#/$defs/A" } } } },
    { $ref: "#/$defs/X", $defs: { X: { items: { $ref: "#/$defs/X" } } } },
  ],
])("same node: %s", (_, one, other) => {
  const [a, b] = nodes(one, other);
  expect(a).toBe(b);
});

test.each<[string, Json, Json]>([
  ["another property in the cycle", list("Entry", "next"), list("Entry", "previous")],
  [
    "a bound inside the cycle",
    { $ref: "#/$defs/A", $defs: { A: { maxItems: 1, items: { $ref: "#/$defs/A" } } } },
    { $ref: "#/$defs/A", $defs: { A: { items: { $ref: "#/$defs/A" } } } },
  ],
  [
    "one alternating, one not",
    {
      $ref: "#/$defs/A",
      $defs: { A: { items: { $ref: "#/$defs/B" } }, B: { minItems: 1, items: { $ref: "#/$defs/A" } } },
    },
    { $ref: "#/$defs/A", $defs: { A: { items: { $ref: "#/$defs/A" } } } },
  ],
])("different nodes: %s", (_, one, other) => {
  const [a, b] = nodes(one, other);
  expect(a).not.toBe(b);
});

test("an $id in data or under an unknown keyword is none", () => {
  const [document] = normalizeDocuments(
    createNodeTable(),
    [
      {
        json: { enum: [{ $id: "urn:x" }], "x-note": { $id: "urn:y" }, properties: { a: { $ref: "urn:y" } } },
        pointers: [""],
      },
    ],
    { formats: "annotation" },
  );
  expect(document?.problemsAt("")).toMatchObject([{ kind: "reference", pointer: "/properties/a/$ref" }]);
});
