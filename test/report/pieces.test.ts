/** Frames, wrapping and shortened JSON. */
import { describe, expect, it } from "vitest";
import { ExactNumber, type Json } from "../../src/model/json.js";
import { frame } from "../../src/report/frame.js";
import { jsonLine, jsonLines } from "../../src/report/json-block.js";
import { clipEnd, displayWidth, wrap } from "../../src/report/layout.js";

describe("frame", () => {
  const line = '  "dueDate": { "type": "string" },';
  it.each([
    ["a column", { file: "a.json", line: 3, column: 3, text: line }, ["--> a.json:3:3", ` 3 | ${line}`, "   |   ^"]],
    ["no text", { file: "a.json", line: 3, column: 3 }, ["--> a.json:3:3"]],
    ["no line", { file: "a.json" }, ["--> a.json"]],
    ["a tab", { file: "a.ts", line: 1, column: 2, text: "\tid" }, ["--> a.ts:1:2", " 1 |  id", "   |  ^"]],
    ["wide characters", { file: "a", line: 1, column: 4, text: '"名"x' }, ["--> a:1:4", ' 1 | "名"x', "   |     ^"]],
    [
      "an escape before it",
      { file: "a", line: 1, column: 2, text: "\u001bx" },
      ["--> a:1:2", " 1 | \\u001bx", "   |       ^"],
    ],
  ])("shows a place with %s", (_, place, expected) => {
    expect(frame(place, "", 80)).toEqual(expected);
  });

  it("cuts a minified line around the column", () => {
    const text = `${"x".repeat(5000)}HERE${"y".repeat(5000)}`;
    const [, shown = "", caret = ""] = frame({ file: "min.json", line: 1, column: 5001, text }, "", 60);
    expect(displayWidth(shown)).toBeLessThanOrEqual(60);
    expect(shown.slice(caret.indexOf("^"), caret.indexOf("^") + 4)).toBe("HERE");
  });
});

describe("wrap", () => {
  it.each([
    ["keep words whole where it can", 15, ["keep words", "whole where it", "can"]],
    ["abcdefghijklmnopqrstuvwxyz", 10, ["abcdefghij", "klmnopqrst", "uvwxyz"]],
    ["", 10, [""]],
    ["two\nparagraphs", 40, ["two", "paragraphs"]],
  ])("%j in %i columns", (text, width, expected) => {
    expect(wrap(text, width)).toEqual(expected);
  });
});

describe("JSON for people", () => {
  it.each<[string, Json, number, string[]]>([
    ["fits", { id: 1 }, 40, ['{"id":1}']],
    ["does not fit", { id: 1, name: "x" }, 12, ["{", '  "id": 1,', '  "name": "…', "}"]],
    ["exact numbers", new ExactNumber("1e400"), 40, ["1e400"]],
    ["__proto__", JSON.parse('{"__proto__":1}') as Json, 40, ['{"__proto__":1}']],
  ])("%s", (_, value, width, expected) => {
    expect(jsonLines(value, width)).toEqual(expected);
  });

  it("shortens long documents in the middle and says so", () => {
    const lines = jsonLines(
      Array.from({ length: 100 }, (_, i) => i),
      40,
    );
    expect(lines).toHaveLength(23);
    expect(lines[14]).toMatch(/^… 80 lines left out/);
    expect(lines.at(-2)).toBe("  99");
  });

  it("shortens long strings by their middle", () => {
    expect(jsonLine("a".repeat(1000), 200)).toContain("…(966 more characters)…");
  });

  it("does not copy what the line has no room for", () => {
    let read = 0;
    const items = Array.from({ length: 10_000 }, (_, i) => i);
    const counted = new Proxy(items, {
      get: (target, key, receiver) => {
        read += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    expect(jsonLine(counted, 20)).toBe("[0,1,2,3,4,5,6,7,8,…");
    expect(read).toBeLessThan(200);
  });

  it("survives nesting", () => {
    let deep: Json = 1;
    for (let i = 0; i < 5000; i++) deep = [deep];
    expect(displayWidth(jsonLine(deep, 30))).toBeLessThanOrEqual(30);
  });

  it("clips", () => expect(clipEnd("shipment", 5)).toBe("ship…"));
});
