/**
 * Reporters against golden files. After an intended change of wording or layout, update them with
 * `npx vitest run test/report -u` and read the diff.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { describeRules } from "../../src/compare/index.js";
import { CheckReport, DiffReport } from "../../src/model/formats/report.js";
import type { Report } from "../../src/model/report.js";
import { type RenderOptions, render } from "../../src/report/index.js";
import { displayWidth } from "../../src/report/layout.js";
import { closeObjects } from "./close-objects.js";
import { hostileReport, hostileTexts } from "./hostile.js";
import { branchCheck, breakingCheck, breakingDiff, compatibleDiff, samples, withSchemas } from "./samples.js";

const plain: RenderOptions = { color: false, width: 80 };
describe("text", () => {
  for (const [name, report] of Object.entries(samples)) {
    it(`renders ${name}`, async () => {
      const text = await render(report, "text", plain);
      await expect(text).toMatchFileSnapshot(`golden/${name}.txt`);
      for (const line of text.split("\n")) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
      expect(text).not.toMatch(/[^\P{Cc}\n]/u);
    });
  }

  it("shows every finding in full with verbose", async () => {
    const text = await render(breakingCheck, "text", { ...plain, verbose: true });
    await expect(text).toMatchFileSnapshot("golden/check-verbose.txt");
  });

  it("shows a waived finding in full with verbose, and as waived", async () => {
    const text = await render(branchCheck, "text", { ...plain, verbose: true });
    expect(text).toMatch(
      / {2}breaking \(waived\) {2}type-changed[\s\S]*waived: +accepted by team-billing until 2027-03-31/,
    );
  });

  it.each(hostileTexts)("keeps %j from the terminal", async (hostile) => {
    const text = await render(hostileReport(hostile), "text", plain);
    expect(text).not.toMatch(/[\p{Cf}\p{Cs}]|[^\P{Cc}\n]/u);
    expect(text).not.toMatch(/^\s*::|##\[/m);
    for (const line of text.replaceAll("##\\[", "##[").split("\n")) {
      expect(displayWidth(line), line).toBeLessThanOrEqual(80);
    }
  });

  it("shows a document once that proves several findings", async () => {
    const [finding] = breakingDiff.findings;
    const [invoice] = breakingDiff.dtos;
    if (finding === undefined || invoice === undefined) throw new Error("the sample has a finding");
    const second = { ...finding, rule: "max-length-tightened", fingerprint: "5e6f7a8b9c0d" };
    const report: Report = { ...breakingDiff, dtos: [{ ...invoice, findings: [finding, second] }] };
    const text = await render(report, "text", plain);
    expect(text).toContain("the same document as for property-became-required above");
    expect(text.match(/"currency":"EUR"/g)).toHaveLength(1);
  });

  it("says the same with color", async () => {
    const colored = await render(breakingCheck, "text", { ...plain, color: true });
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
    expect(colored).toMatch(escapes);
    expect(colored.replace(escapes, "")).toBe(await render(breakingCheck, "text", plain));
  });

  for (const width of [60, 120]) {
    it(`stays within ${width} columns`, async () => {
      const text = await render(breakingCheck, "text", { ...plain, width });
      for (const line of text.split("\n")) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    });
  }
});

describe("json", () => {
  const ajv = new Ajv2020({ allErrors: true });
  const validators = {
    check: ajv.compile(closeObjects(CheckReport) as object),
    diff: ajv.compile(closeObjects(DiffReport) as object),
  };
  for (const [name, report] of Object.entries({ ...samples, "check-schemas": describeRules(withSchemas) })) {
    it(`renders ${name} as its published format says, and nothing else`, async () => {
      const text = await render(report, "json", { ...plain, details: true });
      const validate = validators[report.kind];
      const valid = validate(JSON.parse(text));
      expect(validate.errors ?? []).toEqual([]);
      expect(valid).toBe(true);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
    });
  }

  it("writes details only where they are asked for", async () => {
    const full = describeRules(withSchemas);
    expect(JSON.parse(await render(full, "json", plain))).toEqual(
      JSON.parse(
        JSON.stringify({ ...full, rules: undefined }, (key, value) => (key === "schemas" ? undefined : value)),
      ),
    );
    const detailed = JSON.parse(await render(full, "json", { ...plain, details: true }));
    expect(detailed.rules.map(({ id }: { id: string }) => id)).toContain("type-changed");
    expect(detailed.contracts[0].dtos[0].schemas.rows).toHaveLength(7);
  });

  it("has one order of members, whatever order the report was made in", async () => {
    const shuffled = Object.fromEntries(Object.entries(breakingDiff).reverse()) as unknown as Report;
    expect(await render(shuffled, "json", plain)).toBe(await render(breakingDiff, "json", plain));
    await expect(await render(breakingDiff, "json", plain)).toMatchFileSnapshot("golden/diff-breaking.json");
  });

  it("escapes what a terminal would obey", async () => {
    const hostile: Report = { ...compatibleDiff, old: { label: "old\u001b]0;x\u0007\u009b\u202e.json" } };
    const text = await render(hostile, "json", plain);
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    expect(JSON.parse(text).old.label).toBe(hostile.old.label);
  });
});
