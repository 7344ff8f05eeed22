/** The walker: what it aligns, in which order, and what it leaves alone. */
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/model/json.js";
import { describe as inWords } from "../../src/rules/helpers/change.js";
import { compare, pointerOf, stated } from "./setup.js";

const text = { type: "string" };

describe("equivalent schemas have no findings", () => {
  const address = {
    type: "object",
    properties: { city: text, zip: { type: "string", maxLength: 10 } },
    required: ["city"],
  };
  const cases: readonly [string, Json, Json][] = [
    [
      "renamed definitions",
      { properties: { to: { $ref: "#/$defs/Address" } }, $defs: { Address: address } },
      { properties: { to: { $ref: "#/$defs/Place" } }, $defs: { Place: address } },
    ],
    [
      "an inlined reference",
      { properties: { to: { $ref: "#/$defs/Address" } }, $defs: { Address: address } },
      { properties: { to: address } },
    ],
    [
      "merged allOf",
      { allOf: [{ properties: { city: text } }, { required: ["city"] }] },
      { properties: { city: text }, required: ["city"] },
    ],
    [
      "keywords hoisted out of the variants",
      {
        oneOf: [
          { properties: { id: text, card: text }, required: ["card"] },
          { properties: { id: text, iban: text }, not: { required: ["card"] } },
        ],
      },
      {
        properties: { id: text },
        oneOf: [
          { properties: { card: text }, required: ["card"] },
          { properties: { iban: text }, not: { required: ["card"] } },
        ],
      },
    ],
    [
      "a nullable definition",
      { anyOf: [{ $ref: "#/$defs/Name" }, { type: "null" }], $defs: { Name: { type: "string", minLength: 1 } } },
      { type: ["string", "null"], minLength: 1 },
    ],
    ["a nullable enumeration", { enum: ["a", "b", null] }, { anyOf: [{ enum: ["a", "b"] }, { type: "null" }] }],
    ["constants in a union", { enum: ["a", "b"] }, { oneOf: [{ const: "b" }, { const: "a" }] }],
    [
      "dialects",
      { $schema: "http://json-schema.org/draft-04/schema#", minimum: 0, exclusiveMinimum: true },
      { exclusiveMinimum: 0 },
    ],
    [
      "nested unions",
      { anyOf: [{ anyOf: [text, { type: "null" }] }, { type: "integer" }] },
      { type: ["string", "null", "integer"] },
    ],
    [
      "mutually recursive definitions under other names",
      {
        $ref: "#/$defs/Folder",
        $defs: {
          Folder: { properties: { files: { items: { $ref: "#/$defs/File" } } } },
          File: { properties: { in: { $ref: "#/$defs/Folder" } } },
        },
      },
      {
        $ref: "#/$defs/Directory",
        $defs: {
          Directory: { properties: { files: { items: { $ref: "#/$defs/Document" } } } },
          Document: { properties: { in: { $ref: "#/$defs/Directory" } } },
        },
      },
    ],
  ];
  it.each(cases)("%s", (_, old, renewed) => {
    expect(stated(compare(old, renewed).found)).toEqual([]);
    expect(stated(compare(renewed, old).found)).toEqual([]);
  });
});

describe("a change is reported where it is", () => {
  const cases: readonly [string, Json, Json, readonly [string, string, string][]][] = [
    [
      "once for a shared definition, on the shortest way",
      {
        properties: { deep: { properties: { to: { $ref: "#/$defs/A" } } }, to: { $ref: "#/$defs/A" } },
        $defs: { A: { maxLength: 5 } },
      },
      {
        properties: { deep: { properties: { to: { $ref: "#/$defs/A" } } }, to: { $ref: "#/$defs/A" } },
        $defs: { A: { maxLength: 4 } },
      },
      [["max-length-tightened", "/$defs/A/maxLength", "to"]],
    ],
    [
      "in a recursive definition, once",
      { $ref: "#/$defs/Node", $defs: { Node: { properties: { value: text, next: { $ref: "#/$defs/Node" } } } } },
      {
        $ref: "#/$defs/Node",
        $defs: { Node: { properties: { value: { type: "integer" }, next: { $ref: "#/$defs/Node" } } } },
      },
      [["type-changed", "/$defs/Node/properties/value/type", "value"]],
    ],
    [
      "in a property that a pattern covered",
      { patternProperties: { "^x-": text } },
      { patternProperties: { "^x-": text }, properties: { "x-count": { type: "integer" } } },
      [["type-changed", "/properties/x-count/type", "x-count"]],
    ],
    [
      "in the items, the tuple and the keys",
      {
        properties: {
          lines: { items: text },
          size: { prefixItems: [text, text] },
          tags: { propertyNames: { maxLength: 9 } },
        },
      },
      {
        properties: {
          lines: { items: { type: "integer" } },
          size: { prefixItems: [text, { type: "null" }] },
          tags: { propertyNames: { maxLength: 8 } },
        },
      },
      [
        ["type-changed", "/properties/lines/items/type", "lines[]"],
        ["type-changed", "/properties/size/prefixItems/1/type", "size[1]"],
        ["max-length-tightened", "/properties/tags/propertyNames/maxLength", "property names of tags"],
      ],
    ],
    [
      "in an item that was under the rest",
      { prefixItems: [text], items: { type: "integer" } },
      { prefixItems: [text, text], items: { type: "integer" } },
      [["type-changed", "/prefixItems/1/type", "[1]"]],
    ],
    [
      "in a plain schema that became nullable",
      { properties: { note: { type: "string", maxLength: 20 } } },
      { properties: { note: { anyOf: [{ type: "string", maxLength: 10 }, { type: "null" }] } } },
      [
        ["nullable-added", "/properties/note/anyOf", "note"],
        ["max-length-tightened", "/properties/note/anyOf/0/maxLength", "note"],
      ],
    ],
    [
      "in a variant of the same shape without a tag",
      {
        anyOf: [
          { type: "object", properties: { street: text, city: text } },
          { type: "object", properties: { lat: text, lon: text } },
          text,
        ],
      },
      {
        anyOf: [
          { type: "object", properties: { lat: text, lon: { type: "number" } } },
          text,
          { type: "object", properties: { street: text, city: text } },
        ],
      },
      [["type-changed", "/anyOf/0/properties/lon/type", "lon"]],
    ],
    [
      "in a description of a part of contains",
      { contains: { type: "string", description: "a code" } },
      { contains: { type: "string", description: "a currency code" } },
      [["description-changed", "/contains/description", "[]"]],
    ],
  ];
  it.each(cases)("%s", (_, old, renewed, expected) => {
    const { found } = compare(old, renewed);
    expect(found.map(({ change }) => [change.rule, pointerOf(change), inWords(change.path)])).toEqual(expected);
  });
});

describe("guards", () => {
  it("say which variant a change belongs to", () => {
    const variant = (kind: string, limit: number) => ({
      properties: { kind: { const: kind }, code: { maxLength: limit } },
      required: ["kind"],
    });
    const {
      found,
      old,
      new: renewed,
    } = compare(
      { properties: { method: { oneOf: [variant("card", 19), variant("bank", 34)] } } },
      { properties: { method: { oneOf: [variant("card", 16), variant("bank", 34)] } } },
    );
    expect(stated(found)).toEqual([
      { rule: "max-length-tightened", pointer: "/properties/method/oneOf/0/properties/code/maxLength" },
    ]);
    const [oldBank, newBank] = [old, renewed].map(
      (shape) => shape.properties.get("method")?.unions[0]?.variants[1]?.node,
    );
    const [guard] = found[0]?.change.guards ?? [];
    expect(guard?.depth).toBe(1);
    expect(guard?.old.others).toEqual([oldBank]);
    expect(guard?.new.others).toEqual([newBank]);
  });

  it("silence what another variant admits anyway", () => {
    const { found } = compare(
      { type: ["string", "integer"] },
      { anyOf: [{ type: "integer", minimum: 0 }, { type: "number" }, text] },
    );
    expect(stated(found)).toEqual([{ rule: "type-widened", pointer: "/anyOf" }]);
  });
});

describe("formats as annotations", () => {
  it("change without a clause", () => {
    const { found } = compare({ format: "date" }, { format: "date-time" }, "annotation");
    expect(stated(found)).toEqual([{ rule: "format-changed", pointer: "/format" }]);
    expect(found[0]?.change.clause).toBeUndefined();
  });
});

describe("hostile schemas", () => {
  it("end where a schema contains itself in place", () => {
    const cyclic = (limit: number): Json => ({
      $ref: "#/$defs/A",
      $defs: { A: { allOf: [{ $ref: "#/$defs/A" }], anyOf: [{ $ref: "#/$defs/A" }, { maxLength: limit }] } },
    });
    expect(() => compare(cyclic(1), cyclic(2))).not.toThrow();
  });

  it("do not make a product of unions", () => {
    const variant = (i: number, j: number): Json =>
      JSON.parse(`{ "properties": { "p${i}": { "const": ${j} }, "n": { "maxLength": ${j + 1} } } }`);
    const unions = (description: string): Json => ({
      description,
      allOf: Array.from({ length: 30 }, (_, i) => ({ anyOf: Array.from({ length: 10 }, (_, j) => variant(i, j)) })),
    });
    const { found } = compare(unions("a"), unions("b"));
    expect(stated(found)).toEqual([{ rule: "description-changed", pointer: "/description" }]);
  });

  it("do not run a pattern made for backtracking", () => {
    const name = `${"a".repeat(60)}!`;
    const schema = (...names: string[]): Json => ({
      patternProperties: { "^(a+)+$": text },
      properties: Object.fromEntries(names.map((one) => [one, { type: "integer" }])),
    });
    expect(stated(compare(schema(), schema(name)).found).map(({ rule }) => rule)).toEqual(["property-added"]);
  });
});

describe("the ways to a shared definition", () => {
  const order = (maxLength: number): Json => ({
    properties: {
      billing: { title: "Billing", allOf: [{ $ref: "#/$defs/Address" }] },
      shipping: { title: "Shipping", allOf: [{ $ref: "#/$defs/Address" }] },
      places: { type: "array", items: { title: "Place", allOf: [{ $ref: "#/$defs/Address" }] } },
    },
    $defs: {
      Address: {
        properties: {
          city: { type: "string", maxLength },
        },
      },
    },
  });

  it("are counted where other words stand beside each reference", () => {
    const { found } = compare(order(10), order(5));
    expect(stated(found).map(({ rule }) => rule)).toEqual(["max-length-tightened"]);
    const names = (path: readonly { readonly kind: string }[]) =>
      path.map((step) => ("name" in step ? step.name : step.kind));
    expect(
      found.map(({ change: { path, elsewhere } }) => [
        names(path),
        elsewhere?.count,
        elsewhere?.routes.map((one) => names(one.path)),
      ]),
    ).toEqual([
      [
        ["billing", "city"],
        2,
        [
          ["shipping", "city"],
          ["places", "item", "city"],
        ],
      ],
    ]);
  });
});
