/** Names that look like other names. */
import { describe, expect, it } from "vitest";
import { looksRenamed } from "../../src/util/renamed.js";

describe("a renamed name", () => {
  it.each([
    ["nmae", "name"],
    ["due_date", "dueDate"],
    ["is_custom_ammount", "is_custom_amount"],
    ["CustmerAddress", "CustomerAddress"],
    ["URL", "url"],
  ])("%s -> %s", (from, to) => {
    expect(looksRenamed(from, to, false)).toBe(true);
    expect(looksRenamed(to, from, false)).toBe(true);
  });

  it.each([
    ["color", "weight"],
    ["id", "is"],
    ["name", "name"],
    ["a".repeat(300), "a".repeat(301)],
    ["dueDate", "issueDate"],
  ])("not %s -> %s", (from, to) => {
    expect(looksRenamed(from, to, false)).toBe(false);
  });

  it("may share half of its words where the meaning is the same", () => {
    expect(looksRenamed("date", "issueDate", true)).toBe(true);
    expect(looksRenamed("noVueRefAsOperand", "noVueBooleanDefault", true)).toBe(false);
  });
});
