import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ContractCheckError } from "../../src/errors.js";
import { ExactNumber, stringify } from "../../src/model/json.js";
import { readJson, treeValue } from "../../src/util/json-reader.js";
import { createLocator, maxNesting, parseJsonText } from "../../src/util/json-text.js";

function problemOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof ContractCheckError) return error.problem;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("parseJsonText", () => {
  it.each([
    ["1", 1],
    ["0.1", 0.1],
    ["1.0", 1],
    ["1.50", 1.5],
    ["0.050", 0.05],
    ["1e2", 100],
    ["1E-2", 0.01],
    ["-0.5e1", -5],
    ["0e999999", 0],
    ["9007199254740992", 9007199254740992],
    ["123456789012345680000", 123456789012345680000],
    ["5e-324", 5e-324],
    ["1.7976931348623157e308", Number.MAX_VALUE],
  ])("keeps %s as a double", (text, value) => {
    expect(parseJsonText(`{"limit": ${text}}`)).toEqual({ limit: value });
  });

  it.each([
    "1e400",
    "-1e400",
    "12345678901234567890",
    "0.1234567890123456789",
    "9007199254740993",
    "1e-400",
    "1e999999999999",
  ])("keeps %s exact", (text) => {
    const parsed = parseJsonText(`[${text}]`) as [ExactNumber];
    expect(parsed[0]).toBeInstanceOf(ExactNumber);
    expect(stringify(parsed)).toBe(`[${text}]`);
  });

  it("keeps __proto__ as a member, on both paths", () => {
    for (const text of ['{"__proto__":{"type":"string"},"n":1}', '{"__proto__":{"type":"string"},"n":1e1}']) {
      const parsed = parseJsonText(text) as object;
      expect(Object.keys(parsed)).toEqual(["__proto__", "n"]);
      expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    }
  });

  it("accepts a byte order mark", () => {
    expect(parseJsonText('\uFEFF{"title":"Invoice"}')).toEqual({ title: "Invoice" });
  });

  it.each([
    ["", 1, 1],
    ['{"total": 01}', 1, 12],
    ['{\n  "total": 1,\n}', 3, 1],
    ['{\r\n  "total" 1\r\n}', 2, 11],
    ["[1] x", 1, 5],
    ['["a\nb"]', 1, 4],
    ['["\\x"]', 1, 3],
    ['["\\u12"]', 1, 3],
    ['["open', 1, 2],
    ["{total: 1}", 1, 2],
    ["[1,]", 1, 4],
    ["// note\n1", 1, 1],
    ["[NaN]", 1, 2],
    ["[+1]", 1, 2],
    ["[1.]", 1, 3],
    ["[1]\u00a0", 1, 4],
  ])("refuses %j with its place", (text, line, column) => {
    expect(problemOf(() => parseJsonText(text, "invoice.json"))).toMatchObject({
      kind: "syntax",
      place: { file: "invoice.json", line, column },
    });
  });

  it("passes no control character of the input on", () => {
    expect(problemOf(() => parseJsonText("[\u001b[31m]")).message).toContain("U+001B");
    expect(problemOf(() => parseJsonText("[\u009b31m]")).message).toContain("U+009B");
  });

  it("limits nesting on both paths, without exhausting the stack", () => {
    const nested = (depth: number, inner: string) => "[".repeat(depth) + inner + "]".repeat(depth);
    expect(stringify(parseJsonText(nested(maxNesting, "1e400")))).toBe(nested(maxNesting, "1e400"));
    for (const inner of ["1", "1e400"])
      for (const depth of [maxNesting + 1, 10_000, 1_000_000])
        expect(problemOf(() => parseJsonText(nested(depth, inner)))).toMatchObject({
          kind: "syntax",
          place: { line: 1, column: maxNesting + 1 },
        });
  });

  it("agrees with JSON.parse wherever no number is exact", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const expected: unknown = JSON.parse(text);
        expect(parseJsonText(text)).toEqual(expected);
        const slow = treeValue(readJson(text));
        expect(JSON.stringify(slow)).toBe(JSON.stringify(expected));
      }),
    );
  });

  it("refuses what JSON.parse refuses", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom(...'{}[]",:0e.-\\ \n\u0000tfn'), (text, position, char) => {
        const at = position % (text.length + 1);
        const damaged = text.slice(0, at) + char + text.slice(at + 1);
        let valid = true;
        try {
          JSON.parse(damaged);
        } catch {
          valid = false;
        }
        if (valid) readJson(damaged);
        else expect(problemOf(() => parseJsonText(damaged)).kind).toBe("syntax");
      }),
    );
  });
});

describe("createLocator", () => {
  const text = [
    "{",
    '  "title": "Invoice",',
    '  "properties": {',
    '    "due/date": { "type": "string" },',
    '    "lines": { "items": [true,',
    "      false] }",
    "  }",
    "}",
  ].join("\n");
  const locate = createLocator(text, "Invoice.schema.json");

  it.each([
    ["", 1, 1],
    ["/title", 2, 3],
    ["/properties/due~1date", 4, 5],
    ["/properties/due~1date/type", 4, 19],
    ["/properties/lines/items/0", 5, 26],
    ["/properties/lines/items/1", 6, 7],
    ["/properties/lines/items/7", 5, 16],
    ["/properties/lines/items/01", 5, 16],
    ["/properties/gone/type", 3, 3],
  ])("finds %s", (pointer, line, column) => {
    expect(locate(pointer)).toEqual({ file: "Invoice.schema.json", line, column, text: text.split("\n")[line - 1] });
  });

  it("gives the last of repeated members, the one that counts", () => {
    expect(createLocator('{"type": "string",\n"type": "null"}', "a.json")("/type")?.line).toBe(2);
  });

  it("leaves out the text of a line nobody could read", () => {
    const minified = `{"title":"${"x".repeat(5000)}"}`;
    expect(createLocator(minified, "a.json")("/title")).toEqual({ file: "a.json", line: 1, column: 2 });
  });

  it("gives nothing for a text that is not JSON", () => {
    expect(createLocator("{", "a.json")("")).toBeUndefined();
  });
});
