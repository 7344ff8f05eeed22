/** Waivers from the report to the green check and back: accepted, unused, expired, malformed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CheckReport, Finding } from "../../src/model/report.js";
import { cli } from "./cli.js";
import { folderWith, write } from "./folder.js";

const invoice = (...properties: string[]) => ({
  type: "object",
  properties: Object.fromEntries(properties.map((name) => [name, { type: "string" }])),
  required: properties,
});
const config = {
  contracts: [
    {
      ...{ name: "billing", version: { from: "package.json" }, source: { kind: "files", path: "schemas" } },
      dtos: { Invoice: "response", Shipment: "response" },
    },
  ],
};
const manifest = (version: string) => ({ name: "billing", version });

/** Released as 1.0.0; then `memo` is gone, in 1.1.0. */
async function project(): Promise<string> {
  const folder = folderWith({
    "contract-check.config.json": config,
    "package.json": manifest("1.0.0"),
    "schemas/Invoice.json": invoice("id", "memo"),
    "schemas/Shipment.json": invoice("id", "weight"),
  });
  expect((await cli(["snapshot"], { cwd: folder })).code).toBe(0);
  write(folder, { "schemas/Invoice.json": invoice("id"), "package.json": manifest("1.1.0") });
  return folder;
}

async function check(
  cwd: string,
  ...more: string[]
): Promise<{ code: number; report: CheckReport; findings: Finding[] }> {
  const { code } = await cli(["check", "--format", "json=report.json", ...more], { cwd });
  const report = JSON.parse(readFileSync(join(cwd, "report.json"), "utf8")) as CheckReport;
  return {
    code,
    report,
    findings: report.contracts.flatMap((each) => [...each.findings, ...each.dtos.flatMap((dto) => dto.findings)]),
  };
}

const promise = ["--owner", "team-billing", "--reason", "nobody reads it", "--expires", "2999-12-31"];
const waive = (cwd: string, ...more: string[]) =>
  cli(["waive", "--from-report", "report.json", ...promise, ...more], { cwd });
const rules = (findings: readonly Finding[], level: string) =>
  findings.filter((finding) => finding.level === level && finding.waived === undefined).map(({ rule }) => rule);

describe("a waived break", () => {
  it("fails nothing, and stays the truth", async () => {
    const folder = await project();
    expect((await check(folder)).code).toBe(1);
    expect(await waive(folder, "--rule", "property-removed")).toMatchObject({ code: 0, err: "" });
    const { code, report, findings } = await check(folder, "--fail-on", "warning");
    expect(code).toBe(0);
    expect(report).toMatchObject({ verdict: "breaking", requiredBump: "major" });
    expect(report.contracts[0]?.dtos.find(({ name }) => name === "Invoice")).toMatchObject({
      verdict: "breaking",
      waived: true,
    });
    const removed = findings.find(({ rule }) => rule === "property-removed");
    const waived = { owner: "team-billing", reason: "nobody reads it", expires: "2999-12-31" };
    expect(removed).toMatchObject({ level: "breaking", waived });
    // A minor pays for all that is left, so the version is answered for by the same people.
    expect(findings.find(({ rule }) => rule === "version-bump-too-small")?.waived).toMatchObject({
      owner: "team-billing",
    });
    expect(report.counts).toMatchObject({ breaking: 0, waived: 2 });
  });

  it("does not excuse a version that pays for nothing", async () => {
    const folder = await project();
    write(folder, { "package.json": manifest("1.0.0") });
    await check(folder);
    await waive(folder, "--rule", "property-removed");
    const { code, findings } = await check(folder);
    expect(code).toBe(1);
    expect(findings.find(({ rule }) => rule === "version-bump-too-small")?.advice).toContain("1.1.0 is enough");
  });

  it("does not cover another break of the same DTO, hidden by its severity or not", async () => {
    const folder = await project();
    await check(folder);
    await waive(folder, "--rule", "property-removed");
    write(folder, { "schemas/Invoice.json": { ...invoice("id"), properties: { id: { type: ["string", "null"] } } } });
    expect((await check(folder)).code).toBe(1);
    const hidden = await check(folder, "--severity", "nullable-added=off", "--severity", "type-widened=off");
    expect(rules(hidden.findings, "breaking")).not.toContain("nullable-added");
    expect(hidden.code).toBe(1);
  });

  it("is not the same break of another DTO", async () => {
    const folder = await project();
    await check(folder);
    await waive(folder, "--rule", "property-removed");
    write(folder, { "schemas/Shipment.json": invoice("id") });
    expect((await check(folder)).code).toBe(1);
  });

  it("survives reordering and unrelated edits", async () => {
    const folder = await project();
    await check(folder);
    await waive(folder);
    const moved = {
      $defs: { Text: { type: "string" } },
      required: ["id"],
      title: "Bill",
      type: "object",
      properties: { note: { $ref: "#/$defs/Text" }, id: { $ref: "#/$defs/Text" } },
    };
    write(folder, { "schemas/Invoice.json": moved });
    expect((await check(folder)).code).toBe(0);
  });
});

describe("a waiver that does not help", () => {
  it("is stated as unused when the break is gone", async () => {
    const folder = await project();
    await check(folder);
    await waive(folder, "--rule", "property-removed");
    write(folder, { "schemas/Invoice.json": invoice("id", "memo") });
    const { code, findings } = await check(folder);
    expect(code).toBe(0);
    expect(rules(findings, "warning")).toEqual(["waiver-unused"]);
    expect(findings.find(({ rule }) => rule === "waiver-unused")?.source).toMatchObject({
      file: "contracts/waivers.yaml",
      line: 3,
    });
    expect((await check(folder, "--fail-on", "warning")).code).toBe(1);
  });

  it("fails by itself when it expired, also where a major pays for the break", async () => {
    const folder = await project();
    await check(folder);
    await waive(folder, "--rule", "property-removed");
    const file = join(folder, "contracts/waivers.yaml");
    write(folder, { "contracts/waivers.yaml": readFileSync(file, "utf8").replace("2999-12-31", "2024-02-29") });
    const minor = await check(folder);
    expect(minor.code).toBe(1);
    expect(rules(minor.findings, "breaking").sort()).toEqual([
      "property-removed",
      "version-bump-too-small",
      "waiver-expired",
    ]);
    write(folder, { "package.json": manifest("2.0.0") });
    const major = await check(folder);
    expect(major.code).toBe(1);
    expect(major.findings.find(({ rule }) => rule === "waiver-expired")?.message).toContain("expired on 2024-02-29");
  });

  it("is left alone when its contract is not checked, and named when there is no such contract", async () => {
    const folder = await project();
    await check(folder);
    await waive(folder, "--rule", "property-removed");
    const other = { ...config.contracts[0], name: "shipping", dtos: { Shipment: "response" } };
    write(folder, { "contract-check.config.json": { contracts: [...config.contracts, other] } });
    await cli(["snapshot", "shipping"], { cwd: folder });
    const { code, findings } = await check(folder, "shipping");
    expect([code, findings]).toEqual([0, []]);
    write(folder, { "contract-check.config.json": { contracts: [other] } });
    const renamed = await check(folder);
    expect(renamed.findings.map(({ message }) => message)).toEqual([
      "the waiver of property-removed names the contract billing, which the configuration does not have",
    ]);
  });
});

describe("a malformed file", () => {
  const entry = (more: string) => `waivers:
  - rule: property-removed
    contract: billing
    fingerprint: 0123456789abcdef
    reason: known
    owner: ana@example.com
    expires: 2999-12-31
${more}`;
  it.each([
    ["no YAML", "waivers: [\n", /cannot be read as YAML/, 2],
    ["no list", "waivers:\n", /waivers.yaml is not a valid file of waivers/, 1],
    ["a misspelled key", entry("    pointr: /x\n"), /Did you mean "pointer"/, 8],
    ["no owner", entry("").replace("    owner: ana@example.com\n", ""), /entry 1 is missing "owner"/, 2],
    ["an empty reason", entry("").replace("known", '""'), /reason of entry 1 must have at least 1/, 5],
    ["no fingerprint of ours", entry("").replace("0123456789abcdef", "abc"), /fingerprint of entry 1 must match/, 4],
    ["a day that there is not", entry("").replace("2999-12-31", "2999-02-30"), /no day of the calendar/, 7],
    [
      "a rule that there is not",
      entry("").replace("property-removed", "property-remved"),
      /Did you mean "property-removed"/,
      2,
    ],
    ["the same twice", entry(entry("").replace("waivers:\n", "")), /names the same finding/, 8],
  ])("with %s", async (_, text, message, line) => {
    const folder = await project();
    write(folder, { "contracts/waivers.yaml": text });
    const { code, err } = await cli(["check"], { cwd: folder });
    expect(err.replaceAll(/\n +/g, " ")).toMatch(message);
    expect(err).toContain(`contracts/waivers.yaml:${line}:`);
    expect(code).toBe(2);
  });
});

describe("waive", () => {
  it("keeps comments and order, adds at the end, and renews where an entry stands", async () => {
    const folder = await project();
    const { findings } = await check(folder);
    const removed = findings.find(({ rule }) => rule === "property-removed");
    const text = `# Ask the billing team before adding one.
waivers:
  # gone with release 9
  - rule: property-removed
    contract: billing
    dto: Invoice
    fingerprint: ${removed?.fingerprint}
    reason: known # by all
    owner: ana@example.com
    expires: 2024-01-01

  - rule: enum-value-added # the new currencies
    contract: billing
    fingerprint: 0123456789abcdef
    reason: "see #812"
    owner: ana@example.com
    expires: 2999-01-01
`;
    write(folder, { "contracts/waivers.yaml": text });
    const { code, out } = await waive(folder);
    expect(code).toBe(0);
    expect(out).toContain("contracts/waivers.yaml: 1 added, 1 renewed, until 2999-12-31.");
    const after = readFileSync(join(folder, "contracts/waivers.yaml"), "utf8");
    await expect(after.replaceAll(/\b[0-9a-f]{16}\b/g, "0".repeat(16))).toMatchFileSnapshot("golden/waivers.yaml");
    expect((await check(folder)).code).toBe(0);
  });

  it.each([
    ["nothing to waive", ["--rule", "enum-value-added"], /no such finding/],
    ["a past day", ["--expires", "2024-01-01"], /in the past/],
    ["no day", ["--expires", "tomorrow"], /is no day/],
    ["no owner", ["--owner", " "], /--owner needs a text/],
    ["no rule", ["--rule", "property-remved"], /Did you mean "property-removed"/],
  ])("refuses %s", async (_, flags, message) => {
    const folder = await project();
    await check(folder);
    const { code, err } = await waive(folder, ...flags);
    expect(err.replaceAll(/\n +/g, " ")).toMatch(message);
    expect(code).toBe(2);
  });

  it.each([
    ["no JSON", "{", /report.json/],
    ["a report of diff", { kind: "diff" }, /not a report of `contract-check check`/],
    ["a hostile rule", hostile({ rule: "\u001b[2J" }), /no rule/],
    ["a hostile fingerprint", hostile({ fingerprint: "../../../etc" }), /must match/],
    ["another project's contract", hostile({}, "ledger"), /does not have/],
    [
      "a finding that is none",
      { kind: "check", reportVersion: 1, contracts: [{ name: "billing", dtos: [], findings: [7] }] },
      /must be an object/,
    ],
  ])("refuses %s", async (_, report, message) => {
    const folder = await project();
    write(folder, { "report.json": report });
    const { code, err } = await waive(folder);
    expect(err.replaceAll(/\n +/g, " ")).toMatch(message);
    expect(err).not.toMatch(/[^\P{C}\n]/u);
    expect(code).toBe(2);
  });
});

function hostile(finding: Partial<Finding>, name = "billing"): object {
  const whole = {
    rule: "property-removed",
    level: "breaking",
    pointer: "",
    message: "m",
    fingerprint: "0".repeat(16),
    ...finding,
  };
  return { kind: "check", reportVersion: 1, contracts: [{ name, dtos: [], findings: [whole] }] };
}
