/** What is gone has a place in the new source all the same: the nearest that is left. */
import { describe, expect, it } from "vitest";
import { diffContracts } from "../../src/compare/index.js";
import { nearestPlace, placeOfGoneDto } from "../../src/compare/nearest.js";
import type { Contract } from "../../src/model/contract.js";
import type { Json } from "../../src/model/json.js";
import { contractOf, dtoOf, object } from "./contracts.js";

const text = { type: "string" };
const address = object({ street: text, city: text });

/** The line of the new document on which `gone` is looked for. */
function lineOf(gone: string, next: Json, pointers: { readonly old?: string; readonly new?: string } = {}) {
  const old = dtoOf("Invoice", {}, "response", pointers.old);
  return nearestPlace(gone, old, dtoOf("Invoice", next, "response", pointers.new))?.text?.trim();
}

describe("the nearest place", () => {
  it.each<[string, string, Json, string]>([
    ["a property", "/properties/total", object({ id: text }), '"properties": {'],
    ["a property of a part", "/properties/to/properties/zip", object({ to: address }), '"properties": {'],
    ["a part that is gone as well", "/properties/to/properties/zip", object({ id: text }), '"properties": {'],
    ["an item whose index another has", "/properties/s/enum/0", object({ s: { enum: ["paid"] } }), '"enum": ['],
    ["a definition", "/$defs/Address", { type: "object", $defs: { Line: address } }, "{"],
    ["a part of a definition", "/$defs/Address/properties/zip", { $defs: { Address: address } }, '"properties": {'],
    ["everything", "/properties/total", true, "true"],
    ["a name of a prototype", "/constructor/name/x", object({ id: text }), "{"],
  ])("of %s", (_, gone, next, line) => {
    expect(lineOf(gone, next)).toBe(line);
  });

  it("follows a DTO that moved in its document", () => {
    const next = { components: { schemas: { Invoice: object({ id: text }), Line: address } } };
    const moved = { old: "/definitions/Invoice", new: "/components/schemas/Invoice" };
    expect(lineOf("/definitions/Invoice/properties/total", next, moved)).toBe('"properties": {');
    expect(lineOf("/definitions/Address", next, moved)).toBe('"Invoice": {');
  });

  it("is in findings about what is gone, beside the old place, and in no others", () => {
    const old = { Invoice: object({ id: text, total: { type: "number" } }, ["id", "total"]) };
    const next = { Invoice: object({ id: { type: "integer" } }, ["id"]) };
    const { findings } = diffContracts(contractOf("1.0.0", old, "response"), contractOf("1.1.0", next, "response"));
    const removed = findings.find(({ rule }) => rule === "property-removed");
    expect(removed).toMatchObject({ pointer: "/properties/total", near: { file: "Invoice.schema.json", line: 3 } });
    expect(removed?.source?.text).toContain('"total"');
    expect(findings.find(({ rule }) => rule === "type-changed")).not.toHaveProperty("near");
  });
});

describe("the place of a DTO that is gone", () => {
  const contract: Contract = contractOf("1.1.0", { Line: address });

  it("is that of the DTO it may have become", () => {
    expect(placeOfGoneDto(contract, dtoOf("Bill", address))).toMatchObject({ file: "Bill.schema.json", line: 1 });
  });

  it("is the module, where the contract is one", () => {
    const module = { ...contract, label: "./Line.schema.json" };
    expect(placeOfGoneDto(module, undefined)).toEqual({ file: "Line.schema.json", line: 1, column: 1 });
  });

  it("is the contract's version, and none where that has no place", () => {
    const versionPlace = { file: "package.json", line: 3, column: 14 };
    expect(placeOfGoneDto({ ...contract, versionPlace }, undefined)).toBe(versionPlace);
    expect(placeOfGoneDto(contract, undefined)).toBeUndefined();
  });
});
