import { describe, expect, it } from "vitest";
import { parseJsonSource } from "../../src/load/json-source.js";
import { ExactNumber, type JsonObject, own } from "../../src/model/json.js";
import { problemOf } from "./project.js";

describe("parseJsonSource", () => {
  it.each(["12345678901234567890", "1e400", "0.1000000000000000000001", "-1E-400"])("keeps %s exact", (literal) => {
    const { json } = parseJsonSource(`{ "maximum": ${literal} }`, "invoice.json");
    expect(json).toEqual({ maximum: new ExactNumber(literal) });
  });

  it.each(["1", "-0.5", "1e3", "9007199254740991", "0.1"])("reads %s as a plain number", (literal) => {
    expect(parseJsonSource(`{ "maximum": ${literal} }`, "invoice.json").json).toEqual({ maximum: Number(literal) });
  });

  it("finds the key of a member, the item of a list and the nearest ancestor", () => {
    const text =
      '{\n  "properties": {\n    "dueDate": { "type": "string" }\n  },\n  "required": ["id", "dueDate"]\n}\n';
    const { locate } = parseJsonSource(text, "schemas/invoice.json");
    const file = "schemas/invoice.json";
    expect(locate("/properties/dueDate")).toEqual({
      file,
      line: 3,
      column: 5,
      text: '    "dueDate": { "type": "string" }',
    });
    expect(locate("/required/1")).toMatchObject({ file, line: 5, column: 22 });
    expect(locate("/properties/dueDate/format")).toMatchObject({ line: 3, column: 5 });
    expect(locate("")).toMatchObject({ line: 1, column: 1 });
  });

  it("accepts a byte order mark and keeps the columns", () => {
    const { json, locate } = parseJsonSource('\uFEFF{ "type": "object" }', "invoice.json");
    expect(json).toEqual({ type: "object" });
    expect(locate("/type")).toMatchObject({ line: 1, column: 3 });
  });

  it("keeps __proto__ as an ordinary member", () => {
    for (const limit of ["1", "1e400"]) {
      const text = `{ "properties": { "__proto__": { "maximum": ${limit} } } }`;
      const properties = own(parseJsonSource(text, "invoice.json").json as JsonObject, "properties") as JsonObject;
      expect(Object.keys(properties)).toEqual(["__proto__"]);
      expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
    }
  });

  it.each([
    ['{\n  "type": "object",\n}', 3, 1],
    ["", 1, 1],
    ['{ "type": "obj', 1, 11],
    ["{ // DTO\n}", 1, 3],
  ])("names the place of broken JSON in %j", async (text, line, column) => {
    const problem = await problemOf(() => parseJsonSource(text, "invoice.json"));
    expect(problem).toMatchObject({ kind: "syntax", place: { file: "invoice.json", line, column } });
    expect(problem.hint).toBeTruthy();
  });

  it("refuses a member that is named twice, at the second one", async () => {
    const text =
      '{\n  "a": [{ "b": ":" }, { "b": 1 }],\n  "properties": {\n    "total": 1, "x": {},\n    "to\\u0074al": 2\n  }\n}';
    const problem = await problemOf(() => parseJsonSource(text, "invoice.json"));
    expect(problem).toMatchObject({ kind: "syntax", place: { file: "invoice.json", line: 5, column: 5 } });
    expect(problem.message).toContain('"total" twice');
  });

  it("refuses nesting without end, with its place and without a stack trace", async () => {
    for (const text of ["[".repeat(10_000), `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`]) {
      const problem = await problemOf(() => parseJsonSource(text, "deep.json"));
      expect(problem).toMatchObject({ kind: "syntax", place: { file: "deep.json", line: 1 } });
      expect(problem.message).toContain("nested");
      expect(problem.place?.column).toBeGreaterThan(900);
    }
  });

  it("does not repeat control characters in its message", async () => {
    const problem = await problemOf(() => parseJsonSource('{ "a": \u001b[31m }', "invoice.json"));
    expect(JSON.stringify(problem)).not.toContain("\\u001b");
  });
});
