/** The tables in docs/engine.md are what the engine proves and knows. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { unasked, withTables } from "../../scripts/keyword-table/table.js";

it("asks about every keyword that constrains", () => {
  expect(unasked()).toEqual([]);
});

it("stands in the document as `npm run keyword-table` writes it", () => {
  const document = readFileSync("docs/engine.md", "utf8");
  expect(document).toBe(withTables(document));
});
