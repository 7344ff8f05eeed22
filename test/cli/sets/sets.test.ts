/** `diff --show-sets`: the sets as schemas where json-schema-diff can say them, a plain reason where it cannot. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { askSets, findPackage } from "../../../src/cli/sets/ask.js";
import { findUnsupported } from "../../../src/cli/sets/unsupported.js";
import type { Json } from "../../../src/model/json.js";
import { cli } from "../cli.js";

const folder = mkdtempSync(join(tmpdir(), "contract-check-sets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function diff(old: Json, next: Json, ...more: string[]) {
  writeFileSync(join(folder, "Invoice.old.json"), JSON.stringify(old));
  writeFileSync(join(folder, "Invoice.new.json"), JSON.stringify(next));
  return cli(["diff", "Invoice.old.json", "Invoice.new.json", "--show-sets", ...more], { cwd: folder });
}

const invoice = (total: Json): Json => ({ type: "object", properties: { total }, required: ["total"] });

describe("--show-sets", () => {
  it("shows what was lost and what was gained", async () => {
    const { out } = await diff(invoice({ type: "number" }), invoice({ type: ["string", "number"] }));
    expect(out).toContain("Accepted before and rejected now: nothing");
    expect(out).toMatch(/Rejected before and accepted now, as a schema:\s+\{[\s\S]*"total": ?\{"type":"string"\}/);
  });

  it("writes the schemas into the other formats", async () => {
    const { out } = await diff(invoice({ minimum: 0 }), invoice({ minimum: 1 }), "--format", "json");
    const { sets } = JSON.parse(out).dtos[0];
    expect(sets.gained).toBe(false);
    expect(sets.lost.properties.total).toMatchObject({ type: "number", minimum: 0, exclusiveMaximum: 1 });
    const { out: markdown } = await diff(invoice({ minimum: 0 }), invoice({ minimum: 1 }), "--format", "markdown");
    expect(markdown).toContain("What changed in <code>Invoice.new</code> as sets");
  });

  it("says plainly what cannot be said", async () => {
    const { out } = await diff(invoice({ enum: ["a", "b"] }), invoice({ enum: ["a"] }));
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "No sets: json-schema-diff cannot say it: it passes over `enum` at /properties/total/enum of the old schema.",
    );
  });

  it("says nothing of what did not change", async () => {
    const { out } = await diff(invoice({ minimum: 0 }), invoice({ minimum: 0 }));
    expect(out).not.toMatch(/sets|Accepted before/);
  });
});

describe("what json-schema-diff does not see", () => {
  it.each<[string, Json, string | undefined]>([
    ["nothing", { type: "object", properties: { id: { type: "string", minLength: 1 } } }, undefined],
    ["const", { properties: { id: { const: 1 } } }, "/properties/id/const"],
    ["pattern", { items: { pattern: "^a" } }, "/items/pattern"],
    ["format", { format: "date" }, "/format"],
    ["if", { allOf: [{ if: {} }] }, "/allOf/0/if"],
    ["lists of items", { items: [{}] }, "/items"],
    ["a property called enum", { properties: { enum: { type: "string" } } }, undefined],
    ["draft 4's exclusiveMinimum", { minimum: 1, exclusiveMinimum: true }, "/exclusiveMinimum"],
    ["a reference", { $ref: "#/$defs/A", $defs: { A: { type: "string" } } }, undefined],
    ["what a reference leads to", { $ref: "#/$defs/A", $defs: { A: { enum: [1] } } }, "/$defs/A/enum"],
    ["a definition that nothing leads to", { $defs: { A: { enum: [1] } } }, undefined],
    [
      "a circle",
      { $ref: "#/$defs/A", $defs: { A: { properties: { a: { $ref: "#/$defs/A" } } } } },
      "/$defs/A/properties/a/$ref",
    ],
    ["the root itself", { properties: { a: { $ref: "#" } } }, "/properties/a/$ref"],
    ["another document", { $ref: "https://example.com/a.json" }, "/$ref"],
    ["what stands beside a reference", { $ref: "#/$defs/A", minLength: 1, $defs: { A: {} } }, "/minLength"],
    ["deep oneOf", { oneOf: [{ oneOf: [{ oneOf: [true] }] }] }, "/oneOf/0/oneOf/0/oneOf"],
    ["true", true, undefined],
  ])("%s", (_, schema, pointer) => {
    expect(findUnsupported(schema, "assert")?.pointer).toBe(pointer);
  });

  it("may have formats that constrain nothing", () => {
    expect(findUnsupported({ format: "date" }, "annotation")).toBeUndefined();
  });

  it("does not follow references without end", () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `d${i}`,
        { anyOf: [{ $ref: `#/$defs/d${i + 1}` }, { $ref: `#/$defs/d${i + 1}` }] },
      ]),
    );
    const schema = { $ref: "#/$defs/d0", $defs: { ...$defs, d30: { type: "string" } } };
    expect(findUnsupported(schema, "assert")?.reason).toContain("more than 5000");
  });

  it("is an answer, not a failure, where the package throws", async () => {
    const answer = await askSets(findPackage(folder), { type: "nonsense" }, { type: "string" });
    expect(answer).toHaveProperty("reason");
  });
});
