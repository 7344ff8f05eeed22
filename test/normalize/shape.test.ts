/** Shapes: one view of a schema for every dialect. */
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import type { Located, Shape } from "../../src/model/shape.js";
import { normalizeDocuments } from "../../src/normalize/index.js";
import { createShapes } from "../../src/normalize/shape.js";

const draft4 = "http://json-schema.org/draft-04/schema#";
const draft7 = "http://json-schema.org/draft-07/schema#";
const draft2019 = "https://json-schema.org/draft/2019-09/schema";

function shapesOf(...schemas: readonly Json[]): Shape[] {
  const sources = schemas.map((json) => ({ json, pointers: [""] }));
  const documents = normalizeDocuments(createNodeTable(), sources, { formats: "assert" });
  return documents.map((document) => createShapes(document).at(""));
}

function shapeOf(schema: Json): Shape {
  return shapesOf(schema)[0] as Shape; // one schema gives one shape
}

/** What there is to see of values with their places. */
function written(located: Iterable<Located<unknown>> = []): { value: unknown; pointer: string }[] {
  return [...located].map(({ value, pointer }) => ({ value, pointer }));
}

describe("occurrences in the words of 2020-12", () => {
  const cases: readonly [string, Json, string, readonly unknown[]][] = [
    ["a number", { minimum: 1 }, "minimum", [{ value: 1, pointer: "/minimum" }]],
    [
      "draft 4's exclusive limit",
      { $schema: draft4, maximum: 9, exclusiveMaximum: true },
      "exclusiveMaximum",
      [{ value: 9, pointer: "/maximum" }],
    ],
    [
      "draft 4's exclusive limit is no plain one",
      { $schema: draft4, maximum: 9, exclusiveMaximum: true },
      "maximum",
      [],
    ],
    [
      "draft 4's false",
      { $schema: draft4, minimum: 9, exclusiveMinimum: false },
      "minimum",
      [{ value: 9, pointer: "/minimum" }],
    ],
    ["a tuple of draft 7", { $schema: draft7, items: [true] }, "prefixItems", [{ value: [true], pointer: "/items" }]],
    [
      "what follows a tuple of 2019-09",
      { $schema: draft2019, items: [true], additionalItems: false },
      "items",
      [{ value: false, pointer: "/additionalItems" }],
    ],
    ["additionalItems without a tuple", { $schema: draft7, additionalItems: false }, "items", []],
    [
      "the schemas among dependencies",
      { $schema: draft7, dependencies: { iban: ["bic"], card: { required: ["holder"] } } },
      "dependentSchemas",
      [{ value: { card: { required: ["holder"] } }, pointer: "/dependencies" }],
    ],
    ["a keyword that the dialect does not know", { $schema: draft4, const: "paid" }, "const", []],
    ["an annotation", { $schema: draft4, deprecated: true }, "deprecated", [{ value: true, pointer: "/deprecated" }]],
    [
      "over allOf and references",
      { $ref: "#/$defs/Money", allOf: [{ minimum: 2 }], minimum: 3, $defs: { Money: { minimum: 1 } } },
      "minimum",
      [
        { value: 3, pointer: "/minimum" },
        { value: 1, pointer: "/$defs/Money/minimum" },
        { value: 2, pointer: "/allOf/0/minimum" },
      ],
    ],
    [
      "beside a reference up to draft 7",
      { $schema: draft7, $ref: "#/definitions/Money", minimum: 3, definitions: { Money: { minimum: 1 } } },
      "minimum",
      [{ value: 1, pointer: "/definitions/Money/minimum" }],
    ],
  ];
  it.each(cases)("%s", (_, schema, keyword, expected) => {
    expect(written(shapeOf(schema).occurrences(keyword))).toEqual(expected);
  });
});

describe("parts", () => {
  it("join what every member of the conjunction says of a property", () => {
    const shape = shapeOf({
      allOf: [{ properties: { total: { type: "number" } } }, { properties: { total: { minimum: 0 } } }],
    });
    const total = shape.properties.get("total");
    expect(written(total?.occurrences("type"))).toEqual([
      { value: "number", pointer: "/allOf/0/properties/total/type" },
    ]);
    expect(written(total?.occurrences("minimum"))).toEqual([
      { value: 0, pointer: "/allOf/1/properties/total/minimum" },
    ]);
    expect(total?.pointer).toBe("/allOf/0/properties/total");
  });

  it("are the same object for the same place", () => {
    const shape = shapeOf({
      $ref: "#/$defs/Folder",
      $defs: { Folder: { properties: { parent: { $ref: "#/$defs/Folder" }, name: { type: "string" } } } },
    });
    const parent = shape.properties.get("parent");
    expect(parent?.properties.get("name")).toBe(shape.properties.get("name"));
    expect(parent?.properties.get("parent")).toBe(parent);
    expect(parent?.node).toBe(shape.node);
  });

  it("name required properties with their places", () => {
    const shape = shapeOf({ required: ["id"], allOf: [{ required: ["id", "total"] }] });
    expect(written(shape.required.values())).toEqual([
      { value: "id", pointer: "/required/0" },
      { value: "total", pointer: "/allOf/0/required/1" },
    ]);
  });

  it("keep __proto__ as a name like any other", () => {
    const shape = shapeOf(JSON.parse('{"properties":{"__proto__":{"type":"integer"}},"required":["__proto__"]}'));
    expect(shape.properties.get("__proto__")?.occurrences("type")[0]?.value).toBe("integer");
    expect(shape.required.has("__proto__")).toBe(true);
    expect(shape.properties.has("constructor")).toBe(false);
  });

  it("list references, outermost first", () => {
    const shape = shapeOf({
      $ref: "#/$defs/Net",
      $defs: { Net: { $ref: "#/$defs/Money" }, Money: { type: "number" } },
    });
    expect(written(shape.references)).toEqual([
      { value: "#/$defs/Net", pointer: "/$ref" },
      { value: "#/$defs/Money", pointer: "/$defs/Net/$ref" },
    ]);
  });

  it("end references in place", () => {
    const shape = shapeOf({ $ref: "#/$defs/A", $defs: { A: { allOf: [{ $ref: "#/$defs/A" }], minimum: 1 } } });
    expect(shape.occurrences("minimum")).toHaveLength(1);
  });

  it("end unions in place", () => {
    const shape = shapeOf({ $ref: "#/$defs/A", $defs: { A: { anyOf: [{ $ref: "#/$defs/A" }, { type: "null" }] } } });
    expect(shape.unions[0]?.variants[0]?.unions[0]?.variants).toHaveLength(2);
  });
});

describe("variants", () => {
  it("have the keywords beside the union, but not the union", () => {
    const shape = shapeOf({
      properties: { id: { type: "string" } },
      oneOf: [{ properties: { card: { type: "string" } } }, { properties: { iban: { type: "string" } } }],
    });
    const [first, second] = shape.unions[0]?.variants ?? [];
    expect([...(first?.properties.keys() ?? [])]).toEqual(["id", "card"]);
    expect([...(second?.properties.keys() ?? [])]).toEqual(["id", "iban"]);
    expect(first?.unions).toEqual([]);
    expect(first?.pointer).toBe("/oneOf/0");
  });

  it("are equal on both sides when only another variant changed", () => {
    const schema = (limit: number): Json => {
      const card: Json = { properties: { card: { maxLength: limit } } };
      return { type: "object", anyOf: [card, { properties: { iban: { type: "string" } } }] };
    };
    const [old, renewed] = shapesOf(schema(16), schema(19)) as [Shape, Shape]; // two schemas give two
    const variants = [old, renewed].map((shape) => shape.unions[0]?.variants ?? []);
    expect(variants[0]?.[1]?.node).toBe(variants[1]?.[1]?.node);
    expect(variants[0]?.[1]?.text).toBe(variants[1]?.[1]?.text);
    expect(variants[0]?.[0]?.node).not.toBe(variants[1]?.[0]?.node);
  });
});

describe("text", () => {
  const folder = (name: string, description: string): Json => ({
    $ref: `#/$defs/${name}`,
    $defs: { [name]: { properties: { parent: { $ref: `#/$defs/${name}` }, title: { description } } } },
  });
  const cases: readonly [string, Json, Json, boolean][] = [
    ["keys in another order", { type: "string", minLength: 1 }, { minLength: 1, type: "string" }, true],
    [
      "an inlined reference",
      { items: { $ref: "#/$defs/A" }, $defs: { A: { type: "null" } } },
      { items: { type: "null" } },
      true,
    ],
    ["a description", { description: "a" }, { description: "b" }, false],
    ["a description of a recursive definition", folder("Folder", "a"), folder("Folder", "b"), false],
    ["a recursive definition", folder("Folder", "a"), folder("Folder", "a"), true],
    ["a boolean schema", { items: true }, { items: false }, false],
    ["another dialect's uri", { $schema: draft7, type: "null" }, { $schema: draft2019, type: "null" }, true],
    [
      "a hidden sibling of a reference",
      { $schema: draft7, properties: { a: { $ref: "#/definitions/A", title: "x" } }, definitions: { A: {} } },
      { $schema: draft7, properties: { a: { $ref: "#/definitions/A", title: "y" } }, definitions: { A: {} } },
      true,
    ],
    [
      "a reference as a property's name",
      { properties: { $ref: { type: "null" } } },
      { properties: { $ref: {} } },
      false,
    ],
  ];
  it.each(cases)("%s", (_, old, renewed, equal) => {
    const [a, b] = shapesOf(old, renewed) as [Shape, Shape]; // two schemas give two
    expect(a.text === b.text).toBe(equal);
  });

  it("of a definition does not depend on where the walk began", () => {
    const schema = (description: string): Json => ({
      $defs: {
        A: { properties: { b: { $ref: "#/$defs/B" } }, description },
        B: { properties: { a: { $ref: "#/$defs/A" } } },
      },
      properties: { start: { $ref: "#/$defs/A" }, other: { $ref: "#/$defs/B" } },
    });
    const [old, renewed] = shapesOf(schema("x"), schema("y")) as [Shape, Shape]; // two schemas give two
    expect(old.properties.get("start")?.text).not.toBe(renewed.properties.get("start")?.text);
    expect(old.properties.get("other")?.text).not.toBe(renewed.properties.get("other")?.text);
  });
});

describe("keywords that apply a schema in another way", () => {
  const text = { type: "string" };

  it("show contains with its bounds, one by one", () => {
    const { contains } = shapeOf({ allOf: [{ contains: text, minContains: 2, maxContains: 3 }, { contains: {} }] });
    expect(
      contains.map(({ pointer, min, max, written: { min: bound } }) => [pointer, min, max, bound?.pointer]),
    ).toEqual([
      ["/allOf/0/contains", 2, 3, "/allOf/0/minContains"],
      ["/allOf/1/contains", 1, undefined, undefined],
    ]);
  });

  it("show no bounds where the dialect has none", () => {
    const [found] = shapeOf({ $schema: draft7, contains: text, minContains: 2 }).contains;
    expect(found).toMatchObject({ min: 1, written: {} });
  });

  it("show conditions with their branches; without a question there is none", () => {
    const shape = shapeOf({ if: { required: ["a"] }, then: text, allOf: [{ then: text }] });
    expect(shape.conditions).toHaveLength(1);
    const [condition] = shape.conditions;
    expect([condition?.pointer, condition?.if.pointer, condition?.then?.pointer, condition?.else]).toEqual([
      "/if",
      "/if",
      "/then",
      undefined,
    ]);
    expect(condition?.node).toBe(shape.node);
    expect(condition?.value).toEqual({ if: { required: ["a"] }, then: text });
  });

  it("show each not by itself: together they refuse either, not both at once", () => {
    const shape = shapeOf({ not: text, allOf: [{ not: { type: "null" } }] });
    expect(shape.not.map(({ pointer }) => pointer)).toEqual(["/not", "/allOf/0/not"]);
  });

  it("split draft 7's dependencies", () => {
    const shape = shapeOf({ $schema: draft7, dependencies: { card: ["holder"], bank: { required: ["iban"] } } });
    const names = [...shape.dependentRequired].map(([name, needed]) => [name, written(needed.values())]);
    expect(names).toEqual([["card", [{ value: "holder", pointer: "/dependencies/card/0" }]]]);
    expect([...shape.dependentSchemas].map(([name, { pointer }]) => [name, pointer])).toEqual([
      ["bank", "/dependencies/bank"],
    ]);
  });

  it("show what unevaluated keywords say beside the others", () => {
    const [open, closed] = shapesOf(
      { properties: { id: {} }, additionalProperties: false },
      { properties: { id: {} }, unevaluatedProperties: false },
    );
    expect(open?.unevaluatedProperties).toEqual([]);
    expect(closed?.unevaluatedProperties[0]?.pointer).toBe("/unevaluatedProperties");
    expect(closed?.unevaluatedProperties[0]?.node).toBe(open?.node);
  });

  it("show what is beside a union, and the union without it", () => {
    const [shape, plain, union] = shapesOf(
      { type: "object", anyOf: [{ required: ["a"] }, { required: ["b"] }] },
      { type: "object" },
      { anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    );
    expect(shape?.unions[0]?.beside.node).toBe(plain?.node);
    expect(shape?.unions[0]?.node).toBe(union?.node);
  });
});
