/** Which side of a schema a role asks for, and what becomes of parts that JSON Schema cannot say. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { exportModule, type ModuleSpec } from "../../../src/load/exporters/index.js";
import type { Dto, Role } from "../../../src/model/contract.js";
import type { Json } from "../../../src/model/json.js";

const root = fileURLToPath(new URL("../../../fixtures/exporters", import.meta.url));
const roles: Readonly<Record<string, Role>> = { OrderRequest: "request", OrderResponse: "response", Total: "event" };

async function load(file: string, kind: ModuleSpec["kind"]): Promise<ReadonlyMap<string, Dto>> {
  const { dtos } = await exportModule({ kind, module: `sides/${file}.ts` }, { root, roles });
  return new Map(dtos.map((dto) => [dto.name, dto]));
}

interface ObjectSchema {
  readonly properties: Readonly<Record<string, Json>>;
  readonly required: readonly string[];
  readonly additionalProperties?: Json;
}

function objectOf(dtos: ReadonlyMap<string, Dto>, name: string): ObjectSchema {
  return dtos.get(name)?.source.json as unknown as ObjectSchema;
}

const mark = "x-contract-check-unrepresentable";
const isMarked = ({ source, problem }: Dto): boolean =>
  problem !== undefined || JSON.stringify(source.json).includes(mark);

const date = { type: "string", format: "date-time" };
const code = { type: "string", pattern: "^[oO][rR][dD]-[a-fA-F]+$" };

describe.each([
  { file: "zod", kind: "zod", gaps: ["Blob", "Ledger", "Reminder", "Total"] },
  { file: "zod3", kind: "zod", gaps: ["Blob", "Ledger", "Total"] },
  { file: "valibot", kind: "valibot", gaps: ["Ledger", "Total"] },
  { file: "arktype", kind: "arktype", gaps: ["Ledger", "Total"] },
] as const)("sides/$file.ts", ({ file, kind, gaps }) => {
  it("gives input to requests, output to responses, and states what it cannot say", async () => {
    const dtos = await load(file, kind);
    const [request, response] = [objectOf(dtos, "OrderRequest"), objectOf(dtos, "OrderResponse")];
    expect(request.required).not.toContain("currency");
    expect(response.required).toContain("currency");
    expect(request.properties).toMatchObject({ placed: date, quantity: { type: "string" } });
    expect(response.properties).toMatchObject({ placed: date, quantity: { type: "number" } });
    expect([request.additionalProperties, response.additionalProperties]).toEqual([undefined, undefined]);
    expect(objectOf(dtos, "Strict").additionalProperties).toBe(false);
    const marked = [...dtos.values()].filter(isMarked);
    expect(marked.map(({ name }) => name).sort()).toEqual(gaps);
    expect(objectOf(dtos, "Ledger").properties).toMatchObject({ balance: { [mark]: expect.any(String) } });
    expect(dtos.get("Ledger")?.source.locate("/properties/balance")).toMatchObject({
      file: `sides/${file}.ts`,
      text: expect.stringContaining("balance"),
    });
  });
});

it("keeps the flags of Zod's patterns, names nested records, and does not require what is undefined", async () => {
  const dtos = await load("zod", "zod");
  expect(objectOf(dtos, "OrderRequest").properties.code).toEqual(code);
  expect(objectOf(dtos, "OrderRequest").required).toEqual(["id", "placed", "code", "quantity"]);
  expect(dtos.get("DTOS.v1.Refund")?.source.locate("/properties/id")).toMatchObject({ line: 29, column: 48 });
  expect(objectOf(dtos, "Loose").additionalProperties).toEqual({});
  expect(dtos.get("Category")?.source.locate("/$defs/Category/properties/parent")).toMatchObject({ line: 20 });
});

it("points Zod 3's references at the right property, whatever it is called", async () => {
  const dtos = await load("zod3", "zod");
  expect(objectOf(dtos, "Route").properties["back%20"]).toEqual({ $ref: "#/properties/from~1to" });
  expect(objectOf(dtos, "Category").properties["a/b~c"]).toEqual({ $ref: "#" });
  expect(objectOf(dtos, "OrderResponse").properties.code).toEqual(code);
});

it("makes each TypeBox export one document", async () => {
  const dtos = await load("typebox", "typebox");
  const dialect = "https://json-schema.org/draft/2019-09/schema";
  const street = { type: "object", required: ["street"], properties: { street: { type: "string" } } };
  const read = (name: string): Json | undefined => dtos.get(name)?.source.json;
  expect(read("Shipment")).toMatchObject({
    $schema: dialect,
    required: ["to", "at"],
    properties: { to: { $ref: "#/$defs/Address" }, at: date, gone: { not: {} } },
    $defs: { Address: street },
  });
  expect(read("Category")).toMatchObject({ properties: { parent: { $ref: "#" } } });
  expect(read("Item")).toMatchObject({
    $ref: "#/$defs/Item",
    $defs: { Item: { properties: { price: { $ref: "#/$defs/Price" } } }, Price: { type: "number" } },
  });
  expect([...dtos.values()].filter(isMarked).map(({ name }) => name)).toEqual(["Ledger"]);
});

it("names ArkType's definitions by their order, not by its counters", async () => {
  const category = (await load("arktype", "arktype")).get("shop.Category");
  expect(category?.source.json).toMatchObject({
    $ref: "#/$defs/def1",
    $defs: { def1: { properties: { name: { type: "string" }, parent: { $ref: "#/$defs/def1" } } } },
  });
  expect(category?.source.locate("/$defs/def1/properties/parent")).toMatchObject({ line: 16, column: 57 });
});

it("takes plain JSON Schema as it is, and Standard JSON Schema in the newest dialect that it offers", async () => {
  const plain = await load("plain", "json-schema");
  expect([...plain.keys()]).toEqual(["Invoice"]);
  expect(plain.get("Invoice")?.source.locate("/properties/type/enum")).toMatchObject({ line: 6, column: 13 });
  const standard = await load("plain", "standard");
  expect(standard.get("Shipment")?.source.json).toEqual({
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "string",
  });
});
