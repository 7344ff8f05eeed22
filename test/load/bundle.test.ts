import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { $RefParser } from "@apidevtools/json-schema-ref-parser";
import { describe, expect, it } from "vitest";
import { loadSchemaPath } from "../../src/load/index.js";
import { ExactNumber, isArray, isObject, type Json, own } from "../../src/model/json.js";
import { project } from "./project.js";

const draft7 = "http://json-schema.org/draft-07/schema#";
const latest = "https://json-schema.org/draft/2020-12/schema";

async function load(files: Readonly<Record<string, unknown>>, path = "invoice.json") {
  const root = project(files);
  const contract = await loadSchemaPath(path, { root });
  const [dto] = contract.dtos;
  if (dto === undefined) throw new Error("no DTO");
  return { root, dto, json: dto.source.json, locate: dto.source.locate };
}

/** All values of `$ref`. */
function references(value: Json): string[] {
  if (isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  const reference = own(value, "$ref");
  const inner = Object.keys(value).flatMap((key) => references(value[key] as Json));
  return typeof reference === "string" ? [reference, ...inner] : inner;
}

describe("a document whose references stay inside", () => {
  it.each([
    [
      "by pointer",
      { $schema: draft7, properties: { tax: { $ref: "#/definitions/money" } }, definitions: { money: {} } },
    ],
    ["by anchor", { $defs: { money: { $anchor: "money" } }, properties: { tax: { $ref: "#money" } } }],
    ["by embedded $id", { $id: "https://example.com/invoice", $ref: "money", $defs: { m: { $id: "money" } } }],
    ["to a meta-schema", { properties: { schema: { $ref: "http://json-schema.org/draft-07/schema#" } } }],
    ["to its own name", { $id: "invoice", properties: { parent: { $ref: "invoice#" } } }],
    ["to its own file", { properties: { parent: { $ref: "invoice.json" } } }],
    ["and data that looks like one", { const: { $ref: "gone.json" }, properties: { $ref: { const: 1 } } }],
  ])("is passed through untouched: %s", async (_, schema) => {
    const { dto } = await load({ "invoice.json": schema });
    expect(dto.source.json).toEqual(schema);
    expect(dto.problem).toBeUndefined();
  });
});

describe("a document that refers to other files", () => {
  it("embeds what is used under a readable name, and nothing else", async () => {
    const { json, locate, dto } = await load({
      "invoice.json": {
        $schema: draft7,
        $id: "https://example.com/invoice.json",
        properties: { billing: { $ref: "common/address.json#/definitions/address" }, id: { type: "string" } },
      },
      "common/address.json":
        '{\n  "$schema": "http://json-schema.org/draft-07/schema#",\n  "$id": "https://example.com/address",\n  "definitions": {\n    "address": {\n      "properties": { "country": { "$ref": "#/definitions/country" } }\n    },\n    "country": { "maxLength": 12345678901234567890 },\n    "unused": { "$ref": "gone.json" }\n  }\n}',
    });
    expect(dto.problem).toBeUndefined();
    expect(json).toEqual({
      $schema: draft7,
      $id: "https://example.com/invoice.json",
      properties: { billing: { $ref: "#/definitions/address/definitions/address" }, id: { type: "string" } },
      definitions: {
        address: {
          definitions: {
            address: { properties: { country: { $ref: "#/definitions/address/definitions/country" } } },
            country: { maxLength: new ExactNumber("12345678901234567890") },
          },
        },
      },
    });
    expect(locate("/definitions/address/definitions/country/maxLength")).toMatchObject({
      file: "common/address.json",
      line: 8,
      column: 18,
    });
    expect(locate("/properties/billing/$ref")).toMatchObject({ file: "invoice.json", line: 1 });
    expect(locate("/definitions/address")).toMatchObject({ file: "common/address.json", line: 1, column: 1 });
  });

  it("follows files in circles, YAML too, and names equal file names by their folders", async () => {
    const { json } = await load({
      "invoice.json": { properties: { a: { $ref: "./billing/address.yaml" }, b: { $ref: "shipping/address.json" } } },
      "billing/address.yaml": "type: object\nproperties:\n  invoice:\n    $ref: ../invoice.json\n",
      "shipping/address.json": { properties: { other: { $ref: "../billing/address.yaml#/properties" } } },
    });
    expect(own(json as never, "$defs")).toEqual({
      "billing-address": { type: "object", properties: { invoice: { $ref: "#" } } },
      "shipping-address": { properties: { other: { $ref: "#/$defs/billing-address/properties" } } },
    });
  });

  it("never overwrites a definition of the document", async () => {
    const { json } = await load({
      "invoice.json": { $defs: { address: { type: "null" } }, properties: { to: { $ref: "address.json" } } },
      "address.json": { type: "object" },
    });
    expect(json).toEqual({
      $defs: { address: { type: "null" }, "address-2": { type: "object" } },
      properties: { to: { $ref: "#/$defs/address-2" } },
    });
  });

  it.each([
    ["without its ending", "tiers", { "tiers.json": { $id: "tiers" } }],
    [
      "by the $id of a neighbor",
      "billing.add#/definitions/x",
      { "billing-add.json": { $id: "billing.add", definitions: { x: {} } } },
    ],
    [
      "by a URL that lies beside its own",
      "https://example.com/schemas/common/money.json",
      { "common/money.json": { type: "number" } },
    ],
    ["with escapes", "my%20money.json", { "my money.json": { type: "number" } }],
    ["by anchor", "money.json#amount", { "money.json": { $defs: { a: { $anchor: "amount", type: "number" } } } }],
  ])("finds a file %s", async (_, reference, files) => {
    const schema = { $id: "https://example.com/schemas/invoice.json", properties: { total: { $ref: reference } } };
    const { dto, json } = await load({ "invoice.json": schema, ...files });
    expect(dto.problem).toBeUndefined();
    expect(references(json).every((one) => one.startsWith("#/$defs/"))).toBe(true);
  });

  it("reads $id and the siblings of $ref as the draft does", async () => {
    const old = {
      $schema: draft7,
      properties: {
        a: { $id: "https://other.example/", $ref: "money.json", properties: { x: { $ref: "http://evil.example/" } } },
      },
    };
    const { dto, json } = await load({ "invoice.json": old, "money.json": { type: "number" } });
    expect(dto.problem).toBeUndefined();
    expect(json).toMatchObject({ properties: { a: { $ref: "#/definitions/money" } } });
    const modern = await load({ "invoice.json": { ...old, $schema: latest }, "money.json": { type: "number" } });
    expect(modern.dto.problem?.message).toContain("https://other.example/money.json");
  });

  it("flattens embedded resources, so that their references still lead to the same schemas", async () => {
    const { json } = await load({
      "invoice.json": {
        properties: { line: { $ref: "line" }, to: { $ref: "address.json" } },
        $defs: {
          line: { $id: "line", properties: { sub: { $ref: "#" }, tax: { $ref: "#/$defs/tax" } }, $defs: { tax: {} } },
        },
      },
      "address.json": { $anchor: "here", properties: { next: { $ref: "#here" } } },
    });
    expect(json).toEqual({
      properties: { line: { $ref: "#/$defs/line" }, to: { $ref: "#/$defs/address" } },
      $defs: {
        line: {
          properties: { sub: { $ref: "#/$defs/line" }, tax: { $ref: "#/$defs/line/$defs/tax" } },
          $defs: { tax: {} },
        },
        address: { properties: { next: { $ref: "#/$defs/address" } } },
      },
    });
  });

  it("keeps files as resources where references are dynamic", async () => {
    const { json } = await load({
      "invoice.json": { $dynamicAnchor: "node", $ref: "tree.json", unevaluatedProperties: false },
      "tree.json": { $dynamicAnchor: "node", properties: { children: { items: { $dynamicRef: "#node" } } } },
    });
    expect(json).toEqual({
      $schema: latest,
      $id: "project:/invoice.json",
      $dynamicAnchor: "node",
      $ref: "tree.json",
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $schema: latest,
          $id: "project:/tree.json",
          $dynamicAnchor: "node",
          properties: { children: { items: { $dynamicRef: "#node" } } },
        },
      },
    });
  });

  it("keeps files as resources where dialects mix", async () => {
    const { json } = await load({
      "invoice.json": { $schema: latest, properties: { total: { $ref: "money.json#/definitions/amount" } } },
      "money.json": { $schema: draft7, definitions: { amount: { exclusiveMinimum: 0 } } },
    });
    expect(json).toMatchObject({
      $id: "project:/invoice.json",
      properties: { total: { $ref: "money.json#/definitions/amount" } },
      $defs: { money: { $schema: draft7, $id: "project:/money.json" } },
    });
  });

  it("gives resources the identifier keyword of the dialect around them, and their own", async () => {
    const { json } = await load({
      "invoice.json": { $schema: draft7, properties: { total: { $ref: "money.json" } } },
      "money.json": { $schema: "http://json-schema.org/draft-04/schema#", minimum: 0, exclusiveMinimum: true },
    });
    expect(json).toMatchObject({ definitions: { money: { $id: "project:/money.json", id: "project:/money.json" } } });
  });

  it("is not confused by spellings of the same dialect", async () => {
    const { json } = await load({
      "invoice.json": { $schema: draft7, properties: { total: { $ref: "money.json" } } },
      "money.json": { $schema: "https://json-schema.org/draft-07/schema", type: "number" },
    });
    expect(json).toMatchObject({ definitions: { money: { type: "number" } } });
  });

  it("says the same as json-schema-ref-parser where that reads schemas right", async () => {
    const files = {
      "invoice.json": {
        $schema: draft7,
        properties: { billing: { $ref: "address.json" }, lines: { items: { $ref: "line.yaml#/definitions/line" } } },
      },
      "address.json": {
        properties: { country: { $ref: "#/definitions/country" } },
        definitions: { country: { maxLength: 2 } },
      },
      "line.yaml":
        "definitions:\n  line:\n    properties:\n      from: { $ref: address.json }\n      price: { $ref: '#/definitions/money' }\n  money: { type: number }\n",
    };
    const { root, json } = await load(files);
    const theirs = (await $RefParser.dereference(join(root, "invoice.json"))) as { properties: unknown };
    const ours = (await $RefParser.dereference(structuredClone(json) as object)) as { properties: unknown };
    expect(ours.properties).toEqual(theirs.properties);
  });
});

describe("a reference that cannot be followed", () => {
  it.each([
    ["../../etc/passwd", "forbidden-reference", "outside the project root"],
    ["/etc/passwd", "forbidden-reference", "outside the project root"],
    ["..\\..\\secrets.json", "forbidden-reference", "outside the project root"],
    ["%2e%2e/secrets.json", "forbidden-reference", "outside the project root"],
    ["C:\\secrets.json", "forbidden-reference", "outside the project root"],
    ["file:///etc/passwd", "forbidden-reference", "outside the project root"],
    ["http://example.com/money.json", "forbidden-reference", "network"],
    ["https://127.0.0.1:1/money.json#/definitions/x", "forbidden-reference", "network"],
    ["ftp://example.com/money.json", "forbidden-reference", "network"],
    ["link.json", "forbidden-reference", "outside the project root"],
    ["gone.json", "reference", "gone.json"],
    ["urn:example:money", "reference", "urn:example:money"],
    ["adress.json", "reference", "adress.json"],
    ["address.json#missing", "reference", "no anchor"],
    ["broken.json", "syntax", "not valid JSON"],
  ])("%s is a %s problem of that DTO alone", async (reference, kind, words) => {
    const outside = project({ "secret.json": {} });
    const root = project({
      "orders.json": `{\n  "definitions": {\n    "Order": { "properties": {\n      "next": { "$ref": "#/definitions/Line" } } },\n    "Line": { "items": {\n      "$ref": ${JSON.stringify(reference)} } },\n    "Customer": { "type": "object" }\n  }\n}`,
      "address.json": {},
      "broken.json": '{\n  "type": ]',
    });
    symlinkSync(join(outside, "secret.json"), join(root, "link.json"));
    const { dtos } = await loadSchemaPath("orders.json", { root });
    expect(dtos.map(({ name, problem }) => [name, problem?.kind])).toEqual([
      ["Order", kind],
      ["Line", kind],
      ["Customer", undefined],
    ]);
    const problem = dtos[1]?.problem;
    const place =
      kind === "syntax" ? { file: "broken.json", line: 2, column: 11 } : { file: "orders.json", line: 6, column: 7 };
    expect(problem?.place).toMatchObject(place);
    expect(problem?.message).toContain(words);
    expect(problem?.hint).toBeTruthy();
    if (reference.startsWith("adress")) expect(problem?.hint).toBe('Did you mean "address.json"?');
  });

  it("is cut short in messages", async () => {
    const { dto } = await load({ "invoice.json": { $ref: "x".repeat(1_000_000) } });
    expect(dto.problem?.message.length).toBeLessThan(1000);
  });

  it("ends when files refer to ever more files", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1100 }, (_, i) => [`f${i}.json`, { $ref: `f${i + 1}.json` }]),
    );
    const { dto } = await load(files, "f0.json");
    expect(dto.problem).toMatchObject({ kind: "reference", message: expect.stringContaining("1000 documents") });
  });

  it("is left alone where no DTO needs it", async () => {
    const { dto } = await load({
      "invoice.json": { type: "object", $defs: { unused: { $ref: "http://example.com/" } } },
    });
    expect(dto.problem).toBeUndefined();
  });

  it("does not take a property called __proto__ for anything else", async () => {
    const text = '{ "properties": { "__proto__": { "$ref": "address.json" }, "constructor": { "type": "string" } } }';
    const { dto, json } = await load({ "invoice.json": text, "address.json": '{ "properties": { "__proto__": {} } }' });
    expect(dto.problem).toBeUndefined();
    expect(JSON.stringify(json)).toBe(
      '{"properties":{"__proto__":{"$ref":"#/$defs/address"},"constructor":{"type":"string"}},"$defs":{"address":{"properties":{"__proto__":{}}}}}',
    );
  });
});
