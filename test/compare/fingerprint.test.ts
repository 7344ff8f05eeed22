import { describe, expect, it } from "vitest";
import { fingerprint, type Identity, instancePath } from "../../src/compare/fingerprint.js";
import type { Step } from "../../src/model/change.js";

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
