import { describe, expect, it } from "vitest";
import { maxYamlNesting, parseYamlSource } from "../../src/load/yaml-source.js";
import { maxAliased } from "../../src/load/yaml-tree.js";
import { ExactNumber, type JsonObject } from "../../src/model/json.js";
import { problemOf } from "./project.js";

const read = (text: string) => parseYamlSource(text, "schemas/invoice.yaml");

describe("parseYamlSource", () => {
  it.each([
    ["12345678901234567890", new ExactNumber("12345678901234567890")],
    ["1e400", new ExactNumber("1e400")],
    ["0.1000000000000000000001", new ExactNumber("0.1000000000000000000001")],
    ["0xFFFFFFFFFFFFFFFF", new ExactNumber("18446744073709551615")],
    ["+12.50", 12.5],
    [".5", 0.5],
    ["-5.", -5],
    ["0o17", 15],
    ["007", 7],
    ["~", null],
    ["yes", "yes"],
    ['"7"', "7"],
    ["2024-01-31", "2024-01-31"],
  ])("reads %s by the core schema of YAML 1.2", (text, value) => {
    expect(read(`maximum: ${text}\n`).json).toEqual({ maximum: value });
  });

  it("finds keys, items and the nearest ancestor", () => {
    const { locate } = read(
      "type: object\nproperties:\n  dueDate:\n    type: string\nrequired:\n  - id\n  - dueDate\n",
    );
    const file = "schemas/invoice.yaml";
    expect(locate("/properties/dueDate")).toEqual({ file, line: 3, column: 3, text: "  dueDate:" });
    expect(locate("/required/1")).toEqual({ file, line: 7, column: 5, text: "  - dueDate" });
    expect(locate("/properties/dueDate/format")).toMatchObject({ line: 3, column: 3 });
    expect(locate("")).toMatchObject({ line: 1, column: 1 });
  });

  it("expands aliases and merge keys; what the map says itself wins", () => {
    const { json, locate } = read(
      "money: &money\n  type: number\n  minimum: 0\ntotal:\n  <<: *money\n  minimum: 1\ntax: *money\nmany:\n  <<: [*money, {type: string, title: T}]\n",
    );
    const money = { type: "number", minimum: 0 };
    expect(json).toEqual({
      money,
      total: { type: "number", minimum: 1 },
      tax: money,
      many: { type: "number", minimum: 0, title: "T" },
    });
    expect(locate("/tax")).toMatchObject({ line: 7, column: 1 });
    expect(locate("/tax/minimum")).toMatchObject({ line: 3, column: 3 });
    expect(locate("/total/type")).toMatchObject({ line: 2, column: 3 });
  });

  it("keeps __proto__ as an ordinary key, and takes integers as keys for their text", () => {
    const json = read("__proto__: { type: string }\n404: gone\n").json as JsonObject;
    expect(Object.keys(json).sort()).toEqual(["404", "__proto__"]);
    expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
  });

  it.each([
    ["several documents", "type: object\n---\ntype: string\n", 2, 1, "several documents"],
    ["an empty file", "# nothing\n", 1, 1, "no document"],
    ["a map as a key", "? {a: 1}\n: x\n", 1, 3, "not a string"],
    ["a boolean as a key", "a: 1\ntrue: x\n", 2, 1, "not a string"],
    ["a key twice", "total: 1\ntax: 2\ntotal: 3\n", 3, 1, '"total" twice'],
    ["infinity", "maximum: .inf\n", 1, 10, ".inf"],
    ["a tag", "secret: !env TOKEN\n", 1, 9, "!env"],
    ["binary data", "logo: !!binary aGVsbG8=\n", 1, 7, "binary"],
    ["an alias without anchor", "total: *money\n", 1, 8, "*money"],
    ["an alias to itself", "line: &line [*line]\n", 1, 14, "*line"],
    ["a merge of a list of strings", "total:\n  <<: [a]\n", 2, 8, "<<"],
    ["broken indentation", "type: object\nproperties:\n\ttotal: {}\n", 3, 1, "Tab"],
    ["a map that is not closed", "type: {a: 1\n", 2, 1, "Flow map"],
  ])("refuses %s with its place", async (_, text, line, column, words) => {
    const problem = await problemOf(() => read(text));
    expect(problem).toMatchObject({ kind: "syntax", place: { file: "schemas/invoice.yaml", line, column } });
    expect(problem.message).toContain(words);
    expect(problem.hint).toBeTruthy();
  });

  it.each([
    ["flow lists", "[".repeat(10_000)],
    ["flow maps", "{a: ".repeat(10_000)],
    ["block lists", `${"- ".repeat(10_000)}1`],
    ["explicit keys", "? ".repeat(10_000)],
    ["block maps", Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    ["aliases", `a0: &a0 [1]\n${Array.from({ length: 2000 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`).join("\n")}`],
  ])("refuses endless nesting of %s with its place", async (_, text) => {
    const problem = await problemOf(() => read(text));
    expect(problem.kind).toBe("syntax");
    expect(problem.message).toContain(`deeper than ${maxYamlNesting}`);
    expect(problem.place).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
  });

  it("refuses aliases that multiply", async () => {
    const names = [..."abcdefghij"];
    const lines = names.map((name, i) => `${name}: &${name} [${Array(9).fill(i === 0 ? "1" : `*${names[i - 1]}`)}]`);
    const problem = await problemOf(() => read(lines.join("\n")));
    expect(problem.message).toContain(`more than ${maxAliased} values`);
  });

  it("does not repeat control characters in its message", async () => {
    const problem = await problemOf(() => read('"\u001b]0;x": *\u009b31m\n'));
    expect(problem.message).not.toContain("\u001b");
    expect(problem.message).not.toContain("\u009b");
  });
});
