/** Whether the declared versions of a contract announce its breaking changes. */
import type { ContractReport, Finding } from "./report.js";

/**
 * Whether the versions of a contract pay for its breaking changes: they declare a major bump (in `0.y.z`, a new `y`),
 * and no supported baseline asks for more.
 */
export function isPaid(contract: ContractReport): boolean {
  const tooSmall = (finding: Finding) => finding.rule === "version-bump-too-small" && finding.level === "breaking";
  return contract.declaredBump === "major" && !contract.findings.some(tooSmall);
}

/** Whether a finding of a contract that is paid for fails nothing: a major pays for what breaks, not for late waivers. */
export function isAnnounced({ level, rule }: Finding, paid: boolean): boolean {
  return paid && level === "breaking" && rule !== "waiver-expired";
}
