import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/model/json.js";
import { extractSchema } from "../../src/util/extract.js";

const draft7 = "http://json-schema.org/draft-07/schema#";
const latest = "https://json-schema.org/draft/2020-12/schema";

const shipping = {
  $schema: draft7,
  $id: "https://example.com/shipping.json",
  title: "Shipping",
  definitions: {
    Money: { type: "object", properties: { amount: { type: "number" } } },
    Line: { properties: { price: { $ref: "#/definitions/Money" }, default: { $ref: "#/definitions/Country" } } },
    Invoice: { type: "object", properties: { lines: { items: { $ref: "#/definitions/Line" } } } },
    Country: { enum: ["DE", "FR"], examples: [{ $id: "DE" }] },
    Shipment: { properties: { parts: { items: { $ref: "#/definitions/Shipment" } } } },
    "a/b": { $ref: "#/definitions/per%20cent" },
    "per cent": { const: 1 },
  },
};

describe("extractSchema", () => {
  it("gives a whole document as it is", () => {
    expect(extractSchema(shipping, "")).toBe(shipping);
    expect(extractSchema(true, "")).toBe(true);
  });

  it.each([
    ["Shipment", ["Shipment"]],
    ["Invoice", ["Money", "Line", "Invoice", "Country"]],
    ["Country", ["Country"]],
  ])("keeps what %s reaches, in the order of the source", (name, definitions) => {
    const extracted = extractSchema(shipping, `/definitions/${name}`) as { definitions: Record<string, Json> };
    expect(Object.keys(extracted)).toEqual(["$schema", "$ref", "definitions"]);
    expect(extracted).toMatchObject({ $schema: draft7, $ref: `#/definitions/${name}` });
    expect(Object.keys(extracted.definitions)).toEqual(definitions);
  });

  it("escapes names in the reference and follows percent-encoded ones", () => {
    expect(extractSchema(shipping, "/definitions/a~1b")).toEqual({
      $schema: draft7,
      $ref: "#/definitions/a~1b",
      definitions: { "a/b": { $ref: "#/definitions/per%20cent" }, "per cent": { const: 1 } },
    });
    expect(extractSchema(shipping, "/definitions/per cent")).toMatchObject({ $ref: "#/definitions/per%20cent" });
  });

  it("keeps OpenAPI components where they are", () => {
    const api = {
      openapi: "3.1.0",
      paths: { "/invoices": {} },
      components: {
        schemas: { Invoice: { $ref: "#/components/schemas/default" }, default: { type: "object" }, Other: {} },
      },
    };
    expect(extractSchema(api, "/components/schemas/Invoice")).toEqual({
      $ref: "#/components/schemas/Invoice",
      components: { schemas: { Invoice: { $ref: "#/components/schemas/default" }, default: { type: "object" } } },
    });
  });

  it("narrows a definition of which only a part is reached, and moves no array index", () => {
    const document: { $defs: Record<string, Json> } = {
      $defs: {
        Address: { properties: { city: { type: "string" }, zip: { pattern: "^\\d+$" } } },
        Choice: { anyOf: [{ $ref: "#/$defs/Money" }, { type: "null" }] },
        Money: { type: "number" },
        Order: {
          properties: { city: { $ref: "#/$defs/Address/properties/city" }, none: { $ref: "#/$defs/Choice/anyOf/1" } },
        },
      },
    };
    expect(extractSchema(document, "/$defs/Order")).toEqual({
      $ref: "#/$defs/Order",
      $defs: {
        Address: { properties: { city: { type: "string" } } },
        Choice: document.$defs.Choice,
        Money: { type: "number" },
        Order: document.$defs.Order,
      },
    });
  });

  it("keeps a reference into nowhere as it is", () => {
    const document = { $defs: { Order: { $ref: "#/$defs/Gone" } } };
    expect(extractSchema(document, "/$defs/Order")).toEqual({ $ref: "#/$defs/Order", ...document });
  });

  it.each<[string, Json]>([
    ["an embedded $id", { $id: "line.json", type: "object" }],
    ["an anchor", { $anchor: "line" }],
    ["a dynamic reference", { $dynamicRef: "#line" }],
    ["a recursive anchor", { $recursiveAnchor: true }],
    ["a reference by name", { items: { $ref: "#line" } }],
    ["a reference to the root", { items: { $ref: "#" } }],
    ["a reference to another resource", { $ref: "money.json" }],
  ])("keeps everything beside the reference for %s", (_, line) => {
    const document = { $schema: latest, $id: "https://example.com/a.json", $defs: { Line: line, Unrelated: {} } };
    expect(extractSchema(document, "/$defs/Line")).toEqual({
      $schema: latest,
      $ref: "#/$defs/Line",
      $id: "https://example.com/a.json",
      $defs: document.$defs,
    });
  });

  it("embeds a document whose root asserts something", () => {
    const tree = { $schema: latest, type: "object", $defs: { Node: { items: { $ref: "#" } } } };
    expect(extractSchema(tree, "/$defs/Node")).toEqual({
      $schema: latest,
      $ref: "urn:contract-check:document#/$defs/Node",
      $defs: { document: { $id: "urn:contract-check:document", type: "object", $defs: tree.$defs } },
    });
    const older = {
      $schema: "http://json-schema.org/draft-04/schema#",
      id: "a.json#",
      type: "object",
      properties: { n: {} },
    };
    expect(extractSchema(older, "/properties/n")).toEqual({
      $schema: older.$schema,
      $ref: "a.json#/properties/n",
      definitions: { document: { id: "a.json", type: "object", properties: { n: {} } } },
    });
  });

  it("takes id for an identifier in draft 4 only", () => {
    const definitions = { Line: { id: "line.json" }, Unrelated: {} };
    expect(extractSchema({ definitions }, "/definitions/Line")).toMatchObject({ definitions: { Line: {} } });
    expect(Object.keys((extractSchema({ definitions }, "/definitions/Line") as typeof shipping).definitions)).toEqual([
      "Line",
    ]);
    const inDraft4 = extractSchema({ definitions }, "/definitions/Line", "http://json-schema.org/draft-04/schema#");
    expect((inDraft4 as { definitions: Json }).definitions).toEqual(definitions);
  });

  it("keeps __proto__ as the name of a definition", () => {
    const document = JSON.parse('{"$defs":{"__proto__":{"type":"string"},"Other":{}}}') as Json;
    expect(JSON.stringify(extractSchema(document, "/$defs/__proto__"))).toBe(
      '{"$ref":"#/$defs/__proto__","$defs":{"__proto__":{"type":"string"}}}',
    );
  });

  it("is idempotent: an extracted document extracts to itself, and every reference still resolves", () => {
    const names = ["Invoice", "Line", "Money", "Party"];
    const name = fc.constantFrom(...names);
    const schema = fc.array(name, { maxLength: 3 }).map((targets) => ({
      properties: Object.fromEntries(targets.map((target, i) => [`p${i}`, { $ref: `#/$defs/${target}` }])),
    }));
    fc.assert(
      fc.property(fc.tuple(schema, schema, schema, schema), name, (schemas, start) => {
        const document = { $defs: Object.fromEntries(names.map((key, i) => [key, schemas[i] as Json])) };
        const extracted = extractSchema(document, `/$defs/${start}`) as { $defs: Record<string, Json> };
        expect(extractSchema(extracted, `/$defs/${start}`)).toEqual(extracted);
        for (const [, target] of JSON.stringify(extracted).matchAll(/#\/\$defs\/(\w+)/g))
          expect(extracted.$defs).toHaveProperty(target as string);
      }),
    );
  });

  it.each<[string, string, Record<string, Json>]>([
    ["/$defs/Line", "pruned", { $defs: { Line: { items: { $ref: "#/$defs/Money" } }, Money: { type: "number" } } }],
    [
      "/$defs/Line",
      "kept whole",
      { $defs: { Line: { items: { $ref: "#m" } }, Money: { $anchor: "m", type: "number" } } },
    ],
    [
      "/$defs/Line",
      "kept whole",
      { $defs: { Line: { items: { $ref: "m.json" } }, Money: { $id: "m.json", type: "number" } } },
    ],
    [
      "/$defs/Line",
      "embedded",
      { type: ["array", "number"], minimum: 0, $defs: { Line: { type: "array", items: { anyOf: [{ $ref: "#" }] } } } },
    ],
    [
      "/$defs/Line",
      "embedded",
      {
        ...{ type: "array", $dynamicAnchor: "node", items: { $dynamicRef: "#node" } },
        $defs: { Line: { $ref: "#" }, Money: { $dynamicAnchor: "other" } },
      },
    ],
  ])("means to a validator what %s meant in its document (%s)", (pointer, _, body) => {
    const document = { $schema: latest, $id: "https://example.com/billing.json", ...body };
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(document);
    const original = ajv.compile({ $ref: `https://example.com/billing.json#${pointer}` });
    const extracted = new Ajv2020({ strict: false }).compile(extractSchema(document, pointer) as object);
    const verdicts = [[], [1], [-1], ["x"], [[1]], [[-1]], [["x"]], 1, -1, "x", [[[]]]].map((instance) => {
      expect(extracted(instance), JSON.stringify(instance)).toBe(original(instance));
      return original(instance);
    });
    expect(new Set(verdicts)).toEqual(new Set([true, false]));
  });
});
