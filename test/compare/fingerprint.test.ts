import { describe, expect, it } from "vitest";
import { fingerprint, type Identity, instancePath } from "../../src/compare/fingerprint.js";
import { diffContracts } from "../../src/compare/index.js";
import type { Step } from "../../src/model/change.js";
import type { Json } from "../../src/model/json.js";
import { contractOf, object } from "./contracts.js";

const identity: Identity = {
  rule: "maximum-tightened",
  contract: "billing-api",
  dto: "Invoice",
  path: [
    { kind: "property", name: "lines" },
    { kind: "item", from: 0 },
    { kind: "property", name: "quantity" },
  ],
  values: [100, 50],
  ordinal: 0,
};

describe("fingerprint", () => {
  it("is the same for the same finding, in every release of this tool", () => {
    expect(fingerprint(identity)).toBe("d1406296991aa67d");
    expect(fingerprint({ ...identity, values: [100.0, 5e1] })).toBe(fingerprint(identity));
  });

  it.each<[string, Partial<Identity>]>([
    ["another rule", { rule: "maximum-added" }],
    ["another contract", { contract: "orders-api" }],
    ["another DTO", { dto: "Refund" }],
    ["no DTO", { dto: undefined }],
    ["another place", { path: identity.path.slice(0, 1) }],
    ["another value", { values: [100, 40] }],
    ["a value that is gone", { values: [100, undefined] }],
    ["the second of its kind", { ordinal: 1 }],
  ])("tells %s apart", (_, other) => {
    expect(fingerprint({ ...identity, ...other })).not.toBe(fingerprint(identity));
  });
});

describe("the fingerprint of a finding", () => {
  const text = { type: "string" };
  const amount = { type: "object", properties: { cents: { type: "integer", maximum: 500 } }, required: ["cents"] };
  const before = object({ id: text, total: { ...amount, properties: { cents: { type: "integer" } } } }, [
    "id",
    "total",
  ]);
  const after = object({ id: text, total: amount }, ["id", "total"]);

  function found(old: Json, next: Json): string[] {
    const { findings } = diffContracts(contractOf("1.0.0", { Invoice: old }), contractOf("1.1.0", { Invoice: next }));
    return findings.filter(({ rule }) => rule === "maximum-added").map((finding) => finding.fingerprint);
  }

  const moved = { $ref: "#/$defs/Amount" };
  it.each<[string, Json, Json]>([
    [
      "other keys' order",
      before,
      { required: ["total", "id"], properties: { total: amount, id: text }, type: "object" },
    ],
    ["another description", before, { ...after, title: "Bill", description: "What is owed." }],
    ["another property", before, object({ id: text, note: text, total: amount }, ["id", "total"])],
    ["another break", before, object({ id: { type: "integer" }, total: amount }, ["id", "total"])],
    ["a definition", before, { ...object({ id: text, total: moved }, ["id", "total"]), $defs: { Amount: amount } }],
    ["an allOf", before, object({ id: text, total: { allOf: [amount] } }, ["id", "total"])],
    [
      "a number written otherwise",
      before,
      object({ id: text, total: { ...amount, properties: { cents: { type: "integer", maximum: 5e2 } } } }, [
        "id",
        "total",
      ]),
    ],
    [
      "an older baseline",
      object({ id: text, total: { type: "object", properties: { cents: { type: "integer" } } } }, ["id"]),
      after,
    ],
  ])("survives %s", (_, old, next) => {
    expect(found(old, next)).toEqual(found(before, after));
    expect(found(before, after)).toHaveLength(1);
  });
});

describe("instancePath", () => {
  it("gives different paths different texts", () => {
    const steps: Step[] = [
      { kind: "property", name: "0" },
      { kind: "property", name: "~name" },
      { kind: "property", name: "a/b" },
      { kind: "index", index: 0 },
      { kind: "item", from: 0 },
      { kind: "name" },
      { kind: "pattern", pattern: "^x-" },
      { kind: "additional", declared: [], patterns: [] },
    ];
    const texts = [...steps.map((step) => instancePath([step])), instancePath([]), instancePath(steps.slice(0, 2))];
    expect(new Set(texts).size).toBe(texts.length);
  });
});
