/** Marks that adapters leave, taken away. */
import { expect, it } from "vitest";
import { absent, leaveOutAbsent } from "../../../src/load/exporters/gaps.js";

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
