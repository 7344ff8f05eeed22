/** Which reports fail, and with which code. */
import { describe, expect, it } from "vitest";
import { type ExitRules, exitCodeFor } from "../../src/cli/exit-code.js";
import { isPaid } from "../../src/model/paid.js";
import type { CheckReport, ContractReport, DtoReport, Finding, Level } from "../../src/model/report.js";
import { breakingCheck, breakingDiff, compatibleDiff, paidCheck } from "../report/samples.js";

const rules: ExitRules = { failOn: "breaking", strict: false, allowFirst: false };

function finding(level: Level, rule = "property-removed"): Finding {
  return {
    ...{ rule, level, direction: "backward", pointer: "", message: "changed", impact: "", advice: "" },
    fingerprint: "f1",
  };
}

function contract(parts: Partial<ContractReport>, dto: Partial<DtoReport> = {}): CheckReport {
  const invoice: DtoReport = {
    ...{ name: "Invoice", role: "shared", owed: ["backward"], verdict: "compatible", requiredBump: "none" },
    findings: [],
    ...dto,
  };
  const one: ContractReport = {
    ...{ name: "billing", verdict: "compatible", requiredBump: "none", declaredBump: "minor" },
    ...{ candidate: { label: "src/dto.ts" }, baselines: [{ label: "contracts/billing/1.4.0" }] },
    ...{ dtos: [invoice], findings: [] },
    ...parts,
  };
  return { ...paidCheck, contracts: [one] };
}

describe("exit codes", () => {
  const breaking = { verdict: "breaking", findings: [finding("breaking")] } as const;
  const tooSmall = finding("breaking", "version-bump-too-small");
  it.each<[string, CheckReport, Partial<ExitRules>, number]>([
    ["nothing found", contract({}), {}, 0],
    [
      "a break that a minor does not pay for",
      contract({ declaredBump: "minor", findings: [tooSmall] }, breaking),
      {},
      1,
    ],
    ["a break that a major pays for", contract({ declaredBump: "major" }, breaking), {}, 0],
    ["a paid break under --fail-on info", contract({ declaredBump: "major" }, breaking), { failOn: "info" }, 0],
    [
      "a warning beside a paid break",
      contract({ declaredBump: "major", findings: [finding("warning")] }, breaking),
      { failOn: "warning" },
      1,
    ],
    [
      "a major that an older baseline does not accept",
      contract({ declaredBump: "major", findings: [tooSmall] }, breaking),
      {},
      1,
    ],
    ["a break without versions", contract({ declaredBump: undefined }, breaking), {}, 1],
    ["a break whose finding is off", contract({ declaredBump: "minor" }, { verdict: "breaking" }), {}, 1],
    ["a break and --fail-on none", contract({}, breaking), { failOn: "none" }, 0],
    ["undecided", contract({}, { verdict: "unknown" }), {}, 0],
    ["undecided and --fail-on warning", contract({}, { verdict: "unknown" }), { failOn: "warning" }, 1],
    ["undecided under --strict", contract({}, { verdict: "unknown" }), { strict: true }, 1],
    ["an info", contract({ findings: [finding("info")] }), {}, 0],
    ["an info and --fail-on info", contract({ findings: [finding("info")] }), { failOn: "info" }, 1],
    [
      "an unusable schema",
      contract({}, { verdict: "unknown", findings: [finding("warning", "invalid-schema")] }),
      {},
      3,
    ],
    ["no baseline", contract({ verdict: "no-baseline", dtos: [] }), {}, 4],
    ["no baseline and --allow-first", contract({ verdict: "no-baseline", dtos: [] }), { allowFirst: true }, 0],
    ["the sample with both", breakingCheck, {}, 4],
    ["the sample that is paid", paidCheck, {}, 0],
  ])("%s", (_, report, changed, expected) => {
    expect(exitCodeFor(report, { ...rules, ...changed })).toBe(expected);
  });

  it("knows no versions in a diff", () => {
    expect(exitCodeFor(breakingDiff, rules)).toBe(1);
    expect(exitCodeFor(compatibleDiff, rules)).toBe(0);
  });

  it("does not take the info about a generous bump for a small one", () => {
    const [generous] = contract({
      declaredBump: "major",
      findings: [finding("info", "version-bump-too-small")],
    }).contracts;
    expect(generous !== undefined && isPaid(generous)).toBe(true);
  });
});
