/** Projections accept what they should: tried on documents, with a validator that is not ours. */
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/model/json.js";
import { projectReader } from "../../src/workspace/project-reader.js";
import { projectWriter } from "../../src/workspace/project-writer.js";

function accepts(json: Json, documents: readonly Json[]): boolean[] {
  const old = JSON.stringify(json).includes("draft-07");
  const validate = (old ? new Ajv({ strict: false }) : new Ajv2020({ strict: false })).compile(json as object);
  return documents.map((document) => validate(document) as boolean);
}

const draft7 = "http://json-schema.org/draft-07/schema#";

describe("a reader", () => {
  it.each<{ title: string; schema: Json; uses: string[]; yes: Json[]; no: Json[] }>([
    {
      title: "closed objects open for what is not read",
      schema: { type: "object", properties: { id: { type: "string" } }, required: ["id"], additionalProperties: false },
      uses: ["/id"],
      yes: [{ id: "a", more: 1 }],
      no: [{}, { id: 1 }, "a"],
    },
    {
      title: "alternatives stay alternatives of what is read",
      schema: {
        oneOf: [
          { properties: { kind: { const: "paid" }, at: { type: "string" } }, required: ["kind", "at"] },
          { properties: { kind: { const: "open" } }, required: ["kind"] },
        ],
      },
      uses: ["/kind"],
      yes: [{ kind: "paid" }, { kind: "open", at: 7 }],
      no: [{ kind: "void" }, {}],
    },
    {
      title: "recursion ends where the path ends",
      schema: {
        $ref: "#/$defs/Node",
        $defs: {
          Node: {
            properties: { name: { type: "string" }, next: { $ref: "#/$defs/Node" }, other: { type: "number" } },
            required: ["name"],
          },
        },
      },
      uses: ["/next/next/name"],
      yes: [{}, { next: { name: 1, next: { name: "b", next: 7 } } }],
      no: [{ next: { next: { name: 1 } } }, { next: { next: {} } }],
    },
    {
      title: "a whole subtree keeps its references, also to the root",
      schema: {
        properties: { self: { $ref: "#" }, id: { type: "string" }, noise: { type: "string" } },
        required: ["id"],
      },
      uses: ["/self"],
      yes: [{ self: { id: "a" } }, { noise: 7 }],
      no: [{ self: {} }, { self: { id: "a", noise: 7 } }],
    },
    {
      title: "draft 7, where a reference stands alone",
      schema: {
        $schema: draft7,
        properties: { line: { $ref: "#/definitions/Line", type: "string" } },
        definitions: { Line: { type: "object", properties: { sku: { type: "string" } }, required: ["sku", "amount"] } },
      },
      uses: ["/line/sku"],
      yes: [{ line: { sku: "a" } }],
      no: [{ line: { sku: 1 } }, { line: "a" }, { line: {} }],
    },
    {
      title: "patterns that match a used name",
      schema: { patternProperties: { "^x-": { type: "string" } }, additionalProperties: { type: "number" } },
      uses: ["/x-id", "/count"],
      yes: [{ "x-id": "a", count: 1, other: [] }],
      no: [{ "x-id": 1 }, { count: "1" }],
    },
    {
      title: "dependencies count while their trigger is read",
      schema: {
        properties: { card: {}, cvc: {}, zip: {} },
        dependentRequired: { card: ["cvc", "zip"], zip: ["cvc"] },
      },
      uses: ["/card", "/cvc"],
      yes: [{ card: 1, cvc: 2 }, { zip: 1 }],
      no: [{ card: 1 }],
    },
    {
      title: "what cannot be taken apart stays",
      schema: {
        properties: { id: { type: "string" }, tag: { type: "string" } },
        not: { required: ["tag"], properties: { tag: { const: "void" } } },
      },
      uses: ["/id"],
      yes: [{ id: "a", tag: 7 }],
      no: [{ id: "a", tag: "void" }],
    },
    {
      title: "single items",
      schema: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: { type: "null" } },
      uses: ["/0"],
      yes: [["a", "b"], []],
      no: [[1], {}],
    },
  ])("$title", ({ schema, uses, yes, no }) => {
    const { json, unknown } = projectReader(schema, "", uses);
    expect(unknown).toEqual([]);
    expect(accepts(json, yes)).toEqual(yes.map(() => true));
    expect(accepts(json, no)).toEqual(no.map(() => false));
  });

  it("knows where its parts come from", () => {
    const schema = { properties: { lines: { items: { properties: { amount: { type: "number" } } } } } };
    const { json, originOf } = projectReader(schema, "", ["/lines/*/amount"]);
    const definitions = (json as { $defs: Record<string, { properties?: object }> }).$defs;
    const [name] = Object.entries(definitions).find(([, { properties }]) => properties && "amount" in properties) ?? [];
    expect(originOf(`/$defs/${name}/properties/amount`)).toBe("/properties/lines/items/properties/amount");
    expect(originOf("/$defs/original/properties/lines")).toBe("/properties/lines");
  });
});

describe("a writer", () => {
  it.each<{ title: string; schema: Json; uses: string[]; yes: Json[]; no: Json[] }>([
    {
      title: "sends what it uses and what is required, and nothing else",
      schema: { properties: { id: { type: "string" }, total: { type: "number" }, note: {} }, required: ["total"] },
      uses: ["/id"],
      yes: [{ id: "a", total: 1 }, { total: 1 }],
      no: [{ id: "a" }, { total: 1, note: "x" }, { total: 1, other: 1 }],
    },
    {
      title: "sends nested values as far as they are used or required",
      schema: {
        allOf: [{ properties: { customer: { $ref: "#/$defs/Customer" } } }],
        $defs: { Customer: { properties: { name: {}, vat: {}, mail: {} }, required: ["mail"] } },
      },
      uses: ["/customer/name"],
      yes: [{ customer: { name: "a", mail: "b" } }, {}],
      no: [{ customer: { name: "a", mail: "b", vat: "c" } }, { customer: { name: "a" } }],
    },
    {
      title: "sends items as far as they are used",
      schema: { properties: { lines: { items: { properties: { sku: {}, note: {} } } } } },
      uses: ["/lines/*/sku"],
      yes: [{ lines: [{ sku: 1 }, {}] }],
      no: [{ lines: [{ sku: 1, note: 2 }] }],
    },
  ])("$title", ({ schema, uses, yes, no }) => {
    const { json, unknown } = projectWriter(schema, "", uses);
    expect(unknown).toEqual([]);
    expect(accepts(json, yes)).toEqual(yes.map(() => true));
    expect(accepts(json, no)).toEqual(no.map(() => false));
  });
});
