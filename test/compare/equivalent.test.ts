/** Schemas that say the same have no findings, however they say it. */
import { describe, expect, it } from "vitest";
import { checkContract, diffContracts } from "../../src/compare/index.js";
import type { Json } from "../../src/model/json.js";
import { contractOf, dtoOf, object } from "./contracts.js";

const text = { type: "string" };
const address = object({ street: text, city: text }, ["city"]);

const pairs: readonly [title: string, old: Json, next: Json][] = [
  [
    "renamed definitions",
    { ...object({ billTo: { $ref: "#/$defs/Address" } }), $defs: { Address: address } },
    { ...object({ billTo: { $ref: "#/$defs/PostalAddress" } }), $defs: { PostalAddress: address } },
  ],
  [
    "an inlined $ref",
    {
      ...object({ billTo: { $ref: "#/$defs/Address" }, shipTo: { $ref: "#/$defs/Address" } }),
      $defs: { Address: address },
    },
    object({ billTo: address, shipTo: address }),
  ],
  [
    "anyOf of types against a type array",
    { anyOf: [{ type: "string" }, { type: "null" }] },
    { type: ["string", "null"] },
  ],
  ["a one-element enum against const", object({ kind: { enum: ["invoice"] } }), object({ kind: { const: "invoice" } })],
  [
    "reordered enumeration and required",
    object({ a: { enum: [1, 2] } }, ["a", "b"]),
    object({ a: { enum: [2, 1] } }, ["b", "a"]),
  ],
  ["allOf merged", { allOf: [{ minimum: 1 }, { maximum: 9 }] }, { minimum: 1, maximum: 9 }],
  [
    "a recursive definition unrolled once",
    { $ref: "#/$defs/Item", $defs: { Item: object({ parts: { type: "array", items: { $ref: "#/$defs/Item" } } }) } },
    {
      ...object({ parts: { type: "array", items: { $ref: "#/$defs/Item" } } }),
      $defs: { Item: object({ parts: { type: "array", items: { $ref: "#/$defs/Item" } } }) },
    },
  ],
  [
    "the dialect of another draft",
    {
      $schema: "http://json-schema.org/draft-07/schema#",
      ...object({ pair: { items: [text], additionalItems: false } }),
    },
    object({ pair: { prefixItems: [text], items: false } }),
  ],
];

describe("equivalent schemas", () => {
  it.each(pairs)("%s: no findings, both ways", (_, old, next) => {
    for (const [from, to] of [
      [old, next],
      [next, old],
    ] as const) {
      const report = diffContracts(contractOf(undefined, { Invoice: from }), contractOf(undefined, { Invoice: to }));
      expect(report.findings).toEqual([]);
      expect(report).toMatchObject({ verdict: "compatible", requiredBump: "patch" });
      expect(report.backward.verdict).toBe("included");
      expect(report.forward.verdict).toBe("included");
    }
  });

  it("asks for nothing where only members are reordered", () => {
    const reordered = { required: ["city"], properties: { city: text, street: text }, type: "object" };
    const report = diffContracts(
      contractOf(undefined, { Address: address }),
      contractOf(undefined, { Address: reordered }),
    );
    expect(report).toMatchObject({ verdict: "compatible", requiredBump: "none", findings: [] });
  });

  it("asks for nothing where a DTO of a shared document did not change, and another did", () => {
    const shared = (total: Json) => ({
      $defs: { Invoice: object({ total: { $ref: "#/$defs/Total" } }), Total: total, Customer: object({ name: text }) },
    });
    const [old, next] = [shared({ type: "integer" }), shared({ type: "number" })];
    const dtos = (json: Json) => ["Invoice", "Customer"].map((name) => dtoOf(name, json, "request", `/$defs/${name}`));
    const report = diffContracts(
      { ...contractOf(undefined, {}), dtos: dtos(old) },
      { ...contractOf(undefined, {}), dtos: dtos(next) },
    );
    expect(report.dtos.map(({ name, requiredBump }) => `${name} ${requiredBump}`)).toEqual([
      "Invoice minor",
      "Customer none",
    ]);
  });

  it("decides nothing where the schema did not change, not even a schema that it cannot decide", () => {
    const opaque = { $dynamicRef: "#nowhere", type: "object", properties: { id: { $ref: "#/$defs/Missing" } } };
    const report = checkContract(contractOf("1.0.0", { Project: opaque }), [contractOf("1.0.0", { Project: opaque })]);
    expect(report).toMatchObject({ verdict: "compatible", requiredBump: "none", findings: [] });
  });
});
