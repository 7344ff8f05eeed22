import { describe, expect, it } from "vitest";
import { createSameness } from "../../src/compare/same.js";
import { ExactNumber, type Json } from "../../src/model/json.js";
import { dtoOf } from "./contracts.js";

const same = (old: Json, next: Json, oldPointer = "", nextPointer = "") =>
  createSameness()(dtoOf("Invoice", old, "shared", oldPointer), dtoOf("Invoice", next, "shared", nextPointer));

describe("createSameness", () => {
  it.each<[string, Json, Json, boolean]>([
    ["the order of members does not count", { type: "object", title: "a" }, { title: "a", type: "object" }, true],
    ["the order of items does", { required: ["a", "b"] }, { required: ["b", "a"] }, false],
    ["numbers are compared by value", { maximum: 1e2 }, { maximum: 100 }, true],
    ["exactly", { maximum: new ExactNumber("1e400") }, { maximum: new ExactNumber("10e399") }, true],
    ["however close", { maximum: new ExactNumber("9007199254740993") }, { maximum: 9007199254740992 }, false],
    ["a member more", { type: "object" }, { type: "object", title: "Invoice" }, false],
    ["a boolean schema", true, true, true],
    ["an own __proto__ is a member", JSON.parse('{"__proto__": {"a": 1}}'), {}, false],
    ["and compared", JSON.parse('{"__proto__": {"a": 1}}'), JSON.parse('{"__proto__": {"a": 2}}'), false],
  ])("%s", (_, old, next, expected) => {
    expect(same(old, next)).toBe(expected);
  });

  it("compares what a DTO of a shared document reaches, and nothing else", () => {
    const shared = (customer: Json, unrelated: Json) => ({
      definitions: { Invoice: { $ref: "#/definitions/Customer" }, Customer: customer, Shipment: unrelated },
    });
    const old = shared({ type: "string" }, { type: "string" });
    expect(
      same(old, shared({ type: "string" }, { type: "null" }), "/definitions/Invoice", "/definitions/Invoice"),
    ).toBe(true);
    expect(
      same(old, shared({ type: "null" }, { type: "string" }), "/definitions/Invoice", "/definitions/Invoice"),
    ).toBe(false);
  });

  it("knows a DTO of a shared document in its snapshot", () => {
    const definitions = { Invoice: { type: "object" }, Shipment: { type: "string" } };
    const snapshot = { $ref: "#/definitions/Invoice", definitions: { Invoice: { type: "object" } } };
    expect(same(snapshot, { definitions }, "", "/definitions/Invoice")).toBe(true);
  });

  it("does not take schemas of two dialects for the same", () => {
    const dto = dtoOf("Invoice", { items: [{ type: "string" }] });
    const draft07 = { ...dto, source: { ...dto.source, defaultDialect: "http://json-schema.org/draft-07/schema#" } };
    expect(createSameness()(dto, draft07)).toBe(false);
    expect(createSameness()(draft07, draft07)).toBe(true);
  });

  it("takes nothing that has a problem for the same", () => {
    const dto = dtoOf("Invoice", {});
    const problem = { kind: "reference", message: "address.json does not exist" } as const;
    expect(createSameness()(dto, { ...dto, problem })).toBe(false);
  });
});
