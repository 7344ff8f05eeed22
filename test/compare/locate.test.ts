import { describe, expect, it } from "vitest";
import { at } from "../../src/compare/locate.js";
import { createEngine } from "../../src/engine/index.js";
import type { Step } from "../../src/model/change.js";
import type { Json } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";

const table = createNodeTable();
const engine = createEngine(table);
const negative = table.maximum({ n: 0n, d: 1n }, true);
const number = table.type(12);
const negativeNumber = table.and([number, negative]);
const long = table.size("minLength", 4);

const total: Step = { kind: "property", name: "total" };
const anyLine: Step = { kind: "item", from: 0 };

describe("at", () => {
  it.each<[string, readonly Step[], readonly Json[], readonly Json[]]>([
    ["the document itself", [], [-1], [1, "text", null]],
    ["a property", [total], [{ total: -1 }, { total: -1, note: 1 }], [{ total: 1 }, {}, [-1], { note: -1 }]],
    ["__proto__", [{ kind: "property", name: "__proto__" }], [JSON.parse('{"__proto__": -1}')], [{}, { total: -1 }]],
    ["some key of a pattern", [{ kind: "pattern", pattern: "^x-" }], [{ "x-a": 1, "x-b": -1 }], [{ a: -1 }, {}, -1]],
    [
      "some other key",
      [{ kind: "additional", declared: ["id"], patterns: ["^x-"] }],
      [{ total: -1 }, { id: 1, total: -1 }],
      [{ id: -1 }, { "x-a": -1 }, { total: 1 }, {}],
    ],
    [
      "an item by index",
      [{ kind: "index", index: 1 }],
      [
        [1, -1],
        [-1, -1],
      ],
      [[-1], [-1, 1], [], { 1: -1 }],
    ],
    ["some item", [anyLine], [[-1], [1, 1, -1]], [[], [1], { 0: -1 }]],
    [
      "some later item",
      [{ kind: "item", from: 1 }],
      [
        [1, -1],
        [1, 1, -1],
      ],
      [[-1], [-1, 1], []],
    ],
    ["a property of some item", [anyLine, total], [[{}, { total: -1 }]], [[{}], [{ total: 1 }], { total: -1 }]],
  ])("%s", (_, path, inside, outside) => {
    const documents = at(table, path, negativeNumber);
    for (const value of inside) expect(engine.evaluate(documents, value), JSON.stringify(value)).toBe(true);
    for (const value of outside) expect(engine.evaluate(documents, value), JSON.stringify(value)).toBe(false);
    const found = engine.find([documents], []);
    expect(found.verdict === "found" && engine.evaluate(documents, found.witness)).toBe(true);
  });

  it("some key", () => {
    const documents = at(table, [{ kind: "name" }], table.and([table.type(16), long]));
    expect(engine.evaluate(documents, { id: 1, total: 2 })).toBe(true);
    expect(engine.evaluate(documents, { id: 1 })).toBe(false);
    expect(engine.evaluate(documents, "total")).toBe(false);
  });

  it("keeps what is on the way inside its guards", () => {
    const invoices = table.properties(new Map([["kind", table.enum(["invoice"])]]), [], table.true);
    const documents = at(table, [anyLine, total], negativeNumber, new Map([[1, [invoices]]]));
    expect(engine.evaluate(documents, [{ kind: "invoice", total: -1 }])).toBe(true);
    expect(engine.evaluate(documents, [{ kind: "refund", total: -1 }])).toBe(false);
    expect(
      engine.evaluate(documents, [
        { kind: "refund", total: -1 },
        { kind: "invoice", total: 1 },
      ]),
    ).toBe(false);
  });
});
