/** Marks that adapters leave, found and taken away. */
import { expect, it } from "vitest";
import { absent, findGaps, gap, leaveOutAbsent } from "../../../src/load/exporters/gaps.js";

it("finds gaps with their places, but not in data and not in names", () => {
  const mark = Object.keys(gap(""))[0] ?? "";
  const document = {
    properties: { "a/b": gap("a bigint"), [mark]: { type: "string" } },
    default: gap("data"),
    enum: [gap("data")],
    anyOf: [{}, { properties: { default: gap("a date") } }],
  };
  expect(findGaps(document)).toEqual([
    { pointer: "/properties/a~1b", reason: "a bigint" },
    { pointer: "/anyOf/1/properties/default", reason: "a date" },
  ]);
});

it("does not require what is always absent", () => {
  const document = {
    properties: { id: {}, gone: { ...absent } },
    required: ["id", "gone"],
    items: { properties: { gone: { ...absent } }, required: ["gone"] },
  };
  leaveOutAbsent(document);
  expect(document).toEqual({
    properties: { id: {}, gone: { not: {} } },
    required: ["id"],
    items: { properties: { gone: { not: {} } } },
  });
});
