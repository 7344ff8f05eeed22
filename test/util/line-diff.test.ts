import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLines } from "../../src/util/line-diff.js";

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");

/** What a unified diff makes of the old text. */
function apply(before: readonly string[], diff: readonly string[]): string[] {
  const result: string[] = [];
  let at = 0;
  for (const line of diff) {
    const header = /^@@ -(\d+),\d+ \+(\d+),\d+ @@$/.exec(line);
    if (header !== null) {
      while (at < Number(header[1]) - 1) result.push(before[at++] as string);
      expect(result.length).toBe(Number(header[2]) - 1);
    } else if (line.startsWith("+")) result.push(line.slice(1));
    else {
      expect(line.slice(1)).toBe(before[at]);
      if (line.startsWith(" ")) result.push(line.slice(1));
      at += 1;
    }
  }
  return [...result, ...before.slice(at)];
}

describe("diffLines", () => {
  it("shows a change with its surroundings", () => {
    const before = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    const after = ["a", "b", "c", "d", "E", "f", "g", "h", "i"];
    expect(diffLines(text(before), text(after), { context: 2 })).toEqual([
      "@@ -3,5 +3,5 @@",
      " c",
      " d",
      "-e",
      "+E",
      " f",
      " g",
    ]);
  });

  it("is empty for the same text", () => {
    expect(diffLines("a\nb\n", "a\nb\n")).toEqual([]);
  });

  it("separates changes that are far apart and joins those that are near", () => {
    const before = Array.from({ length: 40 }, (_, i) => `${i}`);
    const after = before.map((line, i) => ([3, 8, 30].includes(i) ? `${line}!` : line));
    const headers = diffLines(text(before), text(after)).filter((line) => line.startsWith("@@"));
    expect(headers).toEqual(["@@ -1,12 +1,12 @@", "@@ -28,7 +28,7 @@"]);
  });

  it("gives what makes the new text of the old one", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c", "{", "}"), { maxLength: 30 });
    fc.assert(
      fc.property(lines, lines, fc.nat(3), (before, after, context) => {
        const diff = diffLines(text(before), text(after), { context, maxLines: 1000 });
        expect(apply(before, diff)).toEqual(after);
      }),
    );
  });

  it("is bounded for texts that have nothing in common", () => {
    const side = (mark: string) => text(Array.from({ length: 20_000 }, (_, i) => `${mark}${i}`));
    const diff = diffLines(side("a"), side("b"), { maxLines: 10 });
    expect(diff).toHaveLength(10);
    expect(diff.at(-1)).toBe("… 39992 more lines");
    expect(diffLines("short\n", `${"x".repeat(500)}\n`).every((line) => line.length <= 200)).toBe(true);
  });
});
