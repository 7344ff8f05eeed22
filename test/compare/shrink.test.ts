import { describe, expect, it } from "vitest";
import { shrink } from "../../src/compare/shrink.js";
import type { Json, JsonObject } from "../../src/model/json.js";

describe("shrink", () => {
  const invoice: Json = {
    number: "A-1",
    total: 0,
    lines: [{ sku: "pen", quantity: 1 }, { sku: "ink", quantity: 11 }, { sku: "pad" }],
  };

  it.each<[string, (value: Json) => boolean, Json]>([
    ["nothing need be there", () => true, {}],
    ["everything must", (value) => JSON.stringify(value) === JSON.stringify(invoice), invoice],
    ["one member", (value) => (value as JsonObject).total === 0, { total: 0 }],
    ["one part deep inside", (value) => JSON.stringify(value).includes("11"), { lines: [{ quantity: 11 }] }],
    [
      "a required member and a deep part",
      (value) => (value as JsonObject).number !== undefined && JSON.stringify(value).includes("ink"),
      { number: "A-1", lines: [{ sku: "ink" }] },
    ],
  ])("where %s", (_, holds, expected) => {
    expect(shrink(invoice, holds)).toEqual(expected);
  });

  it("leaves what has no parts", () => {
    for (const value of [null, true, 1, "text", [], {}]) expect(shrink(value, () => true)).toEqual(value);
  });

  it("treats __proto__ as a name like any other", () => {
    const value = JSON.parse('{"__proto__": {"a": 1}, "b": 2}');
    const kept = shrink(value, (smaller) => Object.hasOwn(smaller as JsonObject, "__proto__"));
    expect(JSON.stringify(kept)).toBe('{"__proto__":{}}');
  });

  it("asks a bounded number of times", () => {
    let asked = 0;
    shrink(
      Array.from({ length: 5000 }, (_, index) => index),
      () => {
        asked += 1;
        return false;
      },
    );
    expect(asked).toBeLessThan(1000);
  });
});
