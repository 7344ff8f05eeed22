/** A candidate against its baselines: versions, transitivity, added and removed DTOs, overrides. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkContract, checkContracts, diffContracts } from "../../src/compare/index.js";
import { tool } from "../../src/compare/tool.js";
import type { Contract } from "../../src/model/contract.js";
import { contractOf, dtoOf, grave, object } from "./contracts.js";

const text = { type: "string" };
const invoice = object({ number: text, note: text }, ["number"]);
const noteRequired = object({ number: text, note: text }, ["number", "note"]);
const described = { ...invoice, description: "What a customer owes." };
const withDueDate = object({ number: text, note: text, dueDate: text }, ["number"]);

const at = (version: string | undefined, schema = invoice): Contract =>
  contractOf(version, { Invoice: schema }, "request");

describe("the declared version", () => {
  it.each([
    ["1.4.0", "1.4.0", noteRequired, "none", "major", ["version-bump-too-small breaking backward"]],
    ["1.4.0", "1.5.0", noteRequired, "minor", "major", ["version-bump-too-small breaking backward"]],
    ["1.4.0", "2.0.0", noteRequired, "major", "major", []],
    ["0.3.1", "0.3.2", noteRequired, "minor", "major", ["version-bump-too-small breaking backward"]],
    ["0.3.1", "0.4.0", noteRequired, "major", "major", []],
    ["0.3.1", "0.3.2", withDueDate, "minor", "minor", []],
    ["2.0.0-beta.1", "2.0.0-beta.2", noteRequired, "major", "major", []],
    ["2.0.0-beta.1", "2.0.0", noteRequired, "major", "major", []],
    ["1.4.0", "1.4.1", withDueDate, "patch", "minor", ["version-bump-too-small breaking backward"]],
    ["1.4.0", "1.4.1", described, "patch", "patch", []],
    ["1.4.0", "1.4.0", described, "none", "patch", ["version-bump-too-small breaking backward"]],
    ["1.4.0", "1.4.0", invoice, "none", "none", []],
    ["1.4.0", "2.0.0", invoice, "major", "none", []],
  ] as const)("%s → %s", (from, to, schema, declaredBump, requiredBump, findings) => {
    const report = checkContract(at(to, schema), [at(from)]);
    expect(report).toMatchObject({ declaredBump, requiredBump });
    expect(grave(report.findings)).toEqual(findings);
  });

  it("says what it declares, what is required and which version to use, where the version is written", () => {
    const versionPlace = { file: "package.json", line: 3, column: 14, text: '  "version": "1.4.1"' };
    const report = checkContract({ ...at("1.4.1", noteRequired), versionPlace }, [at("1.4.0")]);
    const [finding] = report.findings;
    expect(finding?.source).toEqual(versionPlace);
    expect(`${finding?.message} ${finding?.impact} ${finding?.advice}`).toMatch(/patch.*major|major.*patch/s);
    expect(`${finding?.message} ${finding?.impact} ${finding?.advice}`).toContain("2.0.0");
    expect(`${finding?.message} ${finding?.impact} ${finding?.advice}`).not.toMatch(/\{\w+\}/);
  });

  it("notes a bump larger than needed", () => {
    const report = checkContract(at("2.0.0", withDueDate), [at("1.4.0")]);
    expect(report.findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual(["version-bump-too-small info"]);
    expect(report.findings[0]?.advice).toBe("");
  });

  it("declares nothing where a side has no version", () => {
    const report = checkContract(at(undefined, noteRequired), [at("1.4.0")]);
    expect(report.declaredBump).toBeUndefined();
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe("breaking");
  });
});

describe("several baselines", () => {
  it("holds the candidate against every one, newest first", () => {
    const report = checkContract(at("1.6.0", noteRequired), [at("1.4.0"), at("1.5.0", noteRequired)]);
    const [dto] = report.dtos;
    expect(report.baselines.map(({ version }) => version)).toEqual(["1.5.0", "1.4.0"]);
    expect(dto).toMatchObject({ verdict: "breaking", requiredBump: "major" });
    expect(dto?.backward?.verdict).toBe("included");
    expect(dto?.against?.map(({ version, verdict, requiredBump }) => [version, verdict, requiredBump])).toEqual([
      ["1.5.0", "compatible", "none"],
      ["1.4.0", "breaking", "major"],
    ]);
    expect(dto?.findings[0]).toMatchObject({ rule: "property-became-required", level: "breaking", baseline: "1.4.0" });
    expect(report.findings[0]?.message).toMatch(/2\.0\.0|major/);
  });

  it("states a finding once, with the newest baseline that has it", () => {
    const report = checkContract(at("2.0.0", noteRequired), [at("1.4.0"), at("1.4.1", described), at("1.3.0")]);
    const required = report.dtos[0]?.findings.filter(({ rule }) => rule === "property-became-required");
    expect(required?.map(({ baseline }) => baseline)).toEqual(["1.4.1"]);
  });

  it("does not ask again for what the way to the newest baseline has paid for", () => {
    const report = checkContract(at("1.5.1", withDueDate), [at("1.5.0", withDueDate), at("1.4.0")]);
    expect(report).toMatchObject({ requiredBump: "none", declaredBump: "patch", findings: [] });
  });

  it("takes the newest alone where the policy is not transitive", () => {
    const baselines = [at("1.4.0"), at("1.5.0", noteRequired)];
    const report = checkContract(at("1.6.0", noteRequired), baselines, { policy: { transitive: false } });
    expect(report.baselines).toHaveLength(1);
    expect(report).toMatchObject({ verdict: "compatible", requiredBump: "none" });
    expect(report.dtos[0]?.against).toBeUndefined();
  });
});

describe("DTOs by name", () => {
  const old = contractOf("1.0.0", { Invoice: invoice, Refund: invoice }, "response");
  const next = contractOf("1.1.0", { Invoice: invoice, Reminder: invoice }, "response");

  it("states added and removed ones", () => {
    const report = checkContract(next, [old]);
    expect(report.dtos.map(({ name, verdict, requiredBump }) => `${name} ${verdict} ${requiredBump}`)).toEqual([
      "Invoice compatible none",
      "Reminder compatible minor",
      "Refund breaking major",
    ]);
    const stated = report.dtos.flatMap(({ findings }) => findings);
    expect(stated.map(({ rule, level, dto }) => `${rule} ${level} ${dto}`)).toEqual([
      "dto-added info Reminder",
      "dto-removed breaking Refund",
      "dto-renamed info Refund",
    ]);
    for (const { message } of stated) expect(message).not.toMatch(/\{\w+\}/);
    expect(report.dtos[1]?.backward).toBeUndefined();
  });

  it("breaks nothing by a removal where nothing is owed", () => {
    const report = checkContract(next, [old], { policy: { compatibility: "none" } });
    expect(report).toMatchObject({ verdict: "compatible", requiredBump: "minor" });
  });

  it("compares two single schemas whatever their files are called", () => {
    const report = diffContracts(
      contractOf(undefined, { "invoice-v1": invoice }),
      contractOf(undefined, { "invoice-v2": described }),
    );
    expect(report).toMatchObject({ verdict: "compatible", requiredBump: "patch" });
    expect(report.dtos.map(({ name }) => name)).toEqual(["invoice-v2"]);
  });

  it("does not call two contracts without a common DTO compared", () => {
    const report = diffContracts(
      contractOf(undefined, { Invoice: invoice, Refund: invoice }),
      contractOf(undefined, { Shipment: invoice }),
    );
    expect(report.backward).toEqual({
      verdict: "unknown",
      reason: "No DTO is on both sides, so nothing was compared.",
    });
    expect(report.verdict).toBe("breaking");
  });

  it("survives names of the prototype", () => {
    const names = JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"string"}}');
    const report = checkContract(contractOf("1.0.0", names), [contractOf("1.0.0", names)]);
    expect(report.dtos.map(({ name }) => name)).toEqual(["__proto__", "constructor"]);
    expect(report.requiredBump).toBe("none");
  });
});

describe("what cannot be used", () => {
  const problem = {
    kind: "exporter",
    message: "the export Invoice has no JSON Schema",
    place: { file: "invoice.json", line: 4 },
  } as const;
  const broken: Contract = {
    ...at("1.1.0"),
    dtos: [{ ...dtoOf("Invoice", invoice, "request"), problem }, dtoOf("Project", withDueDate, "request")],
  };
  const old = contractOf("1.0.0", { Invoice: invoice, Project: invoice }, "request");

  it("has a finding and an unknown verdict, and leaves the rest alone", () => {
    const report = checkContract(broken, [old]);
    expect(report.dtos.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      "Invoice unknown",
      "Project compatible",
    ]);
    const [finding] = report.dtos[0]?.findings ?? [];
    expect(finding).toMatchObject({ rule: "invalid-schema", level: "warning", message: problem.message });
    expect(finding?.source).toMatchObject({ file: "invoice.json", line: 4 });
    expect(report.verdict).toBe("unknown");
  });

  it("is breaking under strict", () => {
    const report = checkContract(broken, [old], { strict: true });
    expect(report.dtos[0]).toMatchObject({ verdict: "unknown", requiredBump: "major" });
    expect(report.dtos[0]?.findings[0]?.level).toBe("breaking");
  });

  it("is said even where there is no baseline", () => {
    const report = checkContract(broken, []);
    expect(report).toMatchObject({ verdict: "no-baseline", requiredBump: "none", dtos: [], baselines: [] });
    expect(report.findings.map(({ rule }) => rule)).toEqual(["invalid-schema"]);
  });

  it("states the place of a reference into nowhere, and decides what does not depend on it", () => {
    const dangling = (note: object) => ({ ...object({ number: { $ref: "#/$defs/Missing" }, note: { ...note } }) });
    const report = checkContract(at("1.1.0", dangling({ type: "string", maxLength: 5 })), [
      at("1.0.0", dangling({ type: "string" })),
    ]);
    const findings = report.dtos[0]?.findings ?? [];
    const invalid = findings.find(({ rule }) => rule === "invalid-schema");
    expect(invalid?.pointer).toContain("/properties/number");
    expect(report.dtos[0]?.verdict).not.toBe("compatible");
  });
});

describe("severity", () => {
  it("changes the level of a rule and never the verdict", () => {
    const report = checkContract(at("2.0.0", noteRequired), [at("1.0.0")], {
      severity: { "property-became-required": "info" },
    });
    expect(report.dtos[0]?.findings.map(({ level }) => level)).toEqual(["info"]);
    expect(report).toMatchObject({ verdict: "breaking", requiredBump: "major" });
  });

  it("drops what is off", () => {
    const report = checkContract(at("2.0.0", noteRequired), [at("1.0.0")], {
      severity: { "property-became-required": "off" },
    });
    expect(report.dtos[0]?.findings).toEqual([]);
    expect(report.verdict).toBe("breaking");
  });
});

describe("checkContracts", () => {
  it("takes the worst verdict and the highest bump, and counts", () => {
    const report = checkContracts([
      { candidate: at("1.1.0", withDueDate), baselines: [at("1.0.0")] },
      { candidate: { ...at("2.0.0", noteRequired), name: "orders-api" }, baselines: [at("1.0.0")] },
      { candidate: { ...at("1.0.0"), name: "shipping-api" }, baselines: [] },
    ]);
    expect(report).toMatchObject({ kind: "check", reportVersion: 1, verdict: "breaking", requiredBump: "major" });
    expect(report.contracts.map(({ verdict }) => verdict)).toEqual(["compatible", "breaking", "no-baseline"]);
    expect(report.counts).toEqual({ dtos: 2, breaking: 1, warning: 0, info: 1, waived: 0, unknown: 0 });
  });

  it("says no-baseline rather than compatible", () => {
    const report = checkContracts([
      { candidate: at("1.0.0"), baselines: [at("1.0.0")] },
      { candidate: { ...at("1.0.0"), name: "shipping-api" }, baselines: [] },
    ]);
    expect(report.verdict).toBe("no-baseline");
  });

  it("is deterministic", () => {
    const run = () => checkContracts([{ candidate: at("1.1.0", noteRequired), baselines: [at("1.0.0")] }]);
    expect(JSON.stringify(run())).toBe(JSON.stringify(run()));
  });
});

describe("tool", () => {
  it("has the version of the package", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(tool).toEqual({ name: manifest.name, version: manifest.version });
  });
});
