/** Which change gets the blame: each breaking finding has a document that fails because of its own place. */
import { describe, expect, it } from "vitest";
import { type CompareOptions, diffContracts } from "../../src/compare/index.js";
import type { Json, JsonObject } from "../../src/model/json.js";
import type { DiffReport } from "../../src/model/report.js";
import { accepts, contractOf, object } from "./contracts.js";

const text = { type: "string" };
const integer = { type: "integer" };

const request = (old: Json, next: Json, options: CompareOptions = {}): DiffReport =>
  diffContracts(
    contractOf(undefined, { Invoice: old }, "request"),
    contractOf(undefined, { Invoice: next }, "request"),
    options,
  );

/** `rule level pointer witness` of each finding. */
const told = ({ findings }: DiffReport) =>
  findings.map(({ rule, level, pointer, witness }) => `${rule} ${level} ${pointer} ${JSON.stringify(witness) ?? "-"}`);

const invoice = (line: JsonObject, total: JsonObject) =>
  object({ total, lines: { type: "array", items: object({ quantity: line, sku: text }, ["sku"]) } });

describe("explanations", () => {
  it("give each of several breaks a document that shows that break alone", () => {
    const old = invoice({ type: "integer" }, { type: "number" });
    const next = invoice({ type: "integer", maximum: 10 }, { type: "number", minimum: 0 });
    const report = request(old, next);
    expect(report.findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual([
      "minimum-added breaking",
      "maximum-added breaking",
    ]);
    const [minimum, maximum] = report.findings;
    expect(minimum?.witness).toEqual({ total: expect.any(Number) });
    expect(maximum?.witness).toEqual({ lines: [{ sku: expect.any(String), quantity: expect.any(Number) }] });
    for (const { witness } of report.findings) {
      expect(accepts(old, witness ?? null)).toBe(true);
      expect(accepts(next, witness ?? null)).toBe(false);
    }
  });

  it("blame the variant that changed, not one like it", () => {
    const payment = (card: JsonObject, transfer: JsonObject) => ({
      oneOf: [
        object({ kind: { const: "card" }, amount: card }, ["kind", "amount"]),
        object({ kind: { const: "transfer" }, amount: transfer }, ["kind", "amount"]),
      ],
    });
    const report = request(payment(integer, integer), payment(integer, { ...integer, minimum: 1 }));
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]).toMatchObject({
      rule: "minimum-added",
      level: "breaking",
      pointer: "/oneOf/1/properties/amount/minimum",
      witness: { kind: "transfer" },
    });
  });

  it("do not blame a narrowing that something else makes up for", () => {
    const limited = (maximum: number) => ({ allOf: [{ properties: { total: { ...integer, maximum } } }] });
    const old = { ...limited(100), ...object({ total: { ...integer, maximum: 10 } }) };
    const next = { ...limited(50), ...object({ total: { ...integer, maximum: 10 } }) };
    const report = request(old, next);
    expect(report).toMatchObject({
      verdict: "compatible",
      backward: { verdict: "included" },
      forward: { verdict: "included" },
    });
    for (const { level } of report.findings) expect(level).toBe("info");
  });

  it("do not blame a place that no document reaches", () => {
    const old = object({ refund: { allOf: [false, integer] }, total: integer }, [], { maxProperties: 1 });
    const next = object({ refund: { allOf: [false, text] }, total: { ...integer, minimum: 0 } }, [], {
      maxProperties: 1,
    });
    const report = request(old, next);
    const breaking = report.findings.filter(({ level }) => level === "breaking");
    expect(breaking.map(({ rule }) => rule)).toEqual(["minimum-added"]);
  });

  it("say what they cannot name", () => {
    const condition = (then: JsonObject) => ({
      ...object({ country: text, vat: text }),
      if: { properties: { country: { const: "DE" } }, required: ["country"] },
      then,
    });
    const report = request(condition({}), condition({ required: ["vat"] }));
    expect(report).toMatchObject({ verdict: "breaking", requiredBump: "major" });
    const [finding] = report.findings;
    expect(finding).toMatchObject({ level: "breaking", direction: "backward" });
    expect(finding?.witness).toEqual({ country: "DE" });
  });

  it("stop searching at the bound, say so, and keep the verdict", () => {
    const names = ["net", "tax", "gross", "paid", "due"];
    const amounts = (more: JsonObject) =>
      object(Object.fromEntries(names.map((name) => [name, { ...integer, ...more }])));
    const report = request(amounts({}), amounts({ minimum: 0 }), { maxSearches: 2 });
    expect(report).toMatchObject({ verdict: "breaking", requiredBump: "major" });
    const levels = report.findings.map(({ level }) => level);
    expect(levels.filter((level) => level === "breaking").length).toBeGreaterThanOrEqual(2);
    const unexamined = report.findings.filter(({ impact }) => impact.startsWith("Not examined"));
    expect(unexamined.length).toBeGreaterThanOrEqual(2);
    for (const { level } of unexamined) expect(level).toBe("info");
  });

  it("survive a change of order and of definitions' names in their fingerprints", () => {
    const shared = (name: string, line: JsonObject) => ({
      ...object({ lines: { type: "array", items: { $ref: `#/$defs/${name}` } } }),
      $defs: { [name]: line },
    });
    const line = object({ sku: text, quantity: integer });
    const tight = object({ quantity: { ...integer, minimum: 1 }, sku: text });
    const first = request(shared("Line", line), shared("Line", tight));
    const second = request(shared("Item", line), { title: "Invoice", ...shared("Position", tight) });
    const named = ({ findings }: DiffReport) => findings.find(({ rule }) => rule === "minimum-added")?.fingerprint;
    expect(named(first)).toMatch(/^[0-9a-f]{16}$/);
    expect(named(second)).toBe(named(first));
  });

  it("find the break of a recursive schema", () => {
    const part = (name: JsonObject) => ({
      $ref: "#/$defs/Part",
      $defs: { Part: object({ name, parts: { type: "array", items: { $ref: "#/$defs/Part" } } }, ["name"]) },
    });
    const report = request(part(text), part({ ...text, maxLength: 3 }));
    expect(told(report)).toEqual([
      expect.stringMatching(
        /^max-length-added breaking \/\$defs\/Part\/properties\/name\/maxLength \{"name":".{4,}"\}$/,
      ),
    ]);
  });

  it("say why a question stayed open, as a warning, or as breaking under strict", () => {
    const next = object({ total: { ...integer, minimum: 0 } });
    const report = request(object({ total: integer }), next, { budget: 1 });
    expect(report).toMatchObject({ verdict: "unknown", requiredBump: "minor", backward: { verdict: "unknown" } });
    // the other direction shows without a search
    expect(report.counts.unknown).toBe(1);
    const undecided = report.findings.find(({ rule }) => rule === "undecided");
    expect(undecided).toMatchObject({ level: "warning", direction: "backward" });
    expect(undecided?.message).toContain("steps");
    const strict = request(object({ total: integer }), next, { budget: 1, strict: true });
    expect(strict).toMatchObject({ verdict: "unknown", requiredBump: "major" });
    expect(strict.findings.find(({ rule }) => rule === "undecided")?.level).toBe("breaking");
  });

  it("settle a question that was left open where a document is found for a place", () => {
    const [old, next] = [invoice({}, integer), invoice({ type: "integer", maximum: 10 }, { ...integer, minimum: 0 })];
    for (const budget of [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144]) {
      const report = request(old, next, { budget });
      const proved = report.findings.some(({ level }) => level === "breaking");
      expect(report.backward.verdict).toBe(proved ? "not-included" : "unknown");
      expect(report.verdict).toBe(proved ? "breaking" : "unknown");
    }
  });
});
