/** Text from outside never drives the terminal, and never hides. */
import { describe, expect, it } from "vitest";
import { sanitize, sanitizeJson, sanitizeLines, sanitizeSourceLine } from "../../src/util/sanitize.js";

describe("sanitize", () => {
  it.each([
    ["plain text stays: Größe, 名前, 🚚", "plain text stays: Größe, 名前, 🚚"],
    ["\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"],
    ["\u009b2J", "\\u009b2J"],
    ["a\r\nb\tc\0", "a\\r\\nb\\tc\\u0000"],
    ["invoice\u202eexe.txt", "invoice\\u202eexe.txt"],
    ["zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"],
    ["tag \u{e0041}", "tag \\u{e0041}"],
    ["lone \ud800", "lone \\ud800"],
    ["line\u2028break", "line\\u2028break"],
  ])("%j", (text, expected) => expect(sanitize(text)).toBe(expected));
});

describe("the variants", () => {
  it("keep line breaks", () => expect(sanitizeLines("a\r\n\tb\u0007\rc")).toBe("a\n  b\\u0007\nc"));
  it("keep columns", () => expect(sanitizeSourceLine("\tid\u0000")).toBe(" id\\u0000"));
  it("keep the meaning of JSON", () => {
    const value = ["\u009b", "\u202e", "\u{e0041}", "é", "\ud800"];
    const text = sanitizeJson(JSON.stringify(value, undefined, 2));
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    expect(JSON.parse(text)).toEqual(value);
  });
});
