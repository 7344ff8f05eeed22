/** Which documents a schema may lead to. */
import { expect, test } from "vitest";
import { reachableFrom } from "../../src/confirm/reachable.js";
import type { Json } from "../../src/model/json.js";

const remotes = new Map<string, Json>([
  ["https://example.com/money.json", { properties: { currency: { $ref: "currency.json#/$defs/iso" } } }],
  ["https://example.com/currency.json", { $defs: { iso: { type: "string" } } }],
  ["https://example.com/files/7", { $id: "https://example.com/address" }],
  ["urn:example:customer", { type: "object" }],
  ["https://example.com/meta", { $vocabulary: {} }],
]);

test.each<[string, Json, number]>([
  ["nothing", { $ref: "#/$defs/a" }, 0],
  ["a dialect", { $schema: "http://json-schema.org/draft-07/schema#" }, 0],
  ["a document and what that leads to", { items: { $ref: "./money.json" } }, 2],
  ["a document by the name it gives itself", { $ref: "../address#street" }, 1],
  ["a name without a path", { $ref: "urn:example:customer" }, 1],
  ["a meta-schema", { $schema: "https://example.com/meta#" }, 1],
  ["everything, where a reference is not plain", { $ref: "mon%65y.json" }, 5],
  ["everything, where a reference ends in a folder", { $ref: "https://example.com/" }, 5],
])("%s", (_, schema, count) => {
  expect(reachableFrom(schema, remotes).size).toBe(count);
});
