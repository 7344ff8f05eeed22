/** The sentences of a report's headings and summaries. */
import type { Bump } from "../model/bump.js";
import { covers } from "../model/bump.js";
import type { Direction } from "../model/policy.js";
import type {
  ContractReport,
  Counts,
  DirectionReport,
  DtoReport,
  Finding,
  IntroducedReport,
  Report,
  WaivedBy,
} from "../model/report.js";
import { sanitize } from "../util/sanitize.js";

export function bumpText(bump: Bump): string {
  return bump === "none" ? "no version bump" : `a ${bump} bump`;
}

/** Who reads whose data, as a caption over what goes wrong there. */
export function captionOf(direction: Direction): string {
  return direction === "backward" ? "old data read by the new side" : "new data read by the old side";
}

/** What a witness proves, without the document itself. */
export function proofText(finding: Pick<Finding, "direction" | "confirmedBy">): string {
  const [writer, reader] = finding.direction === "backward" ? ["old", "new"] : ["new", "old"];
  const by = finding.confirmedBy === undefined ? "" : ` (confirmed by ${sanitize(finding.confirmedBy)})`;
  return `the ${writer} schema accepts this document, the ${reader} one rejects it${by}`;
}

/** Who accepted a finding, until when and why. */
export function waivedText({ owner, expires, reason }: WaivedBy): string {
  return `accepted by ${sanitize(owner)} until ${sanitize(expires)}: ${sanitize(reason)}`;
}

export function answer(report: DirectionReport): string {
  return report.verdict === "included" ? "yes" : report.verdict === "not-included" ? "no" : "undecided";
}

/** The pure truth of a DTO, whatever the policy: which side reads the other's data. */
export function pureText(dto: Pick<DtoReport, "backward" | "forward">): string | undefined {
  const parts: string[] = [];
  if (dto.backward !== undefined) parts.push(`the new side reads all old data: ${answer(dto.backward)}`);
  if (dto.forward !== undefined) parts.push(`the old side reads all new data: ${answer(dto.forward)}`);
  return parts.length === 0 ? undefined : parts.join("; ");
}

function amount(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function countsText(counts: Counts): string {
  const parts = [
    `${counts.breaking} breaking`,
    amount(counts.warning, "warning", "warnings"),
    `${counts.info} info`,
    ...(counts.waived > 0 ? [`${counts.waived} waived`] : []),
    ...(counts.unknown > 0 ? [`${counts.unknown} undecided`] : []),
  ];
  return `${amount(counts.dtos, "DTO", "DTOs")} compared: ${parts.join(", ")}.`;
}

/** Names of the baselines: versions where they have one. */
export function baselinesText(contract: ContractReport): string {
  return contract.baselines.map((baseline) => sanitize(baseline.version ?? baseline.label)).join(", ");
}

/** Whether somebody answers for a version that declares less than the changes require. */
export function isVersionWaived({ findings }: ContractReport): boolean {
  const tooSmall = findings.filter(({ rule, level }) => rule === "version-bump-too-small" && level === "breaking");
  return tooSmall.length > 0 && tooSmall.every(({ waived }) => waived !== undefined);
}

/** Verdict, required and declared bump of a contract, and whether the one pays for the other. */
export function contractSummary(contract: ContractReport): string {
  const name = sanitize(contract.name);
  if (contract.verdict === "no-baseline") {
    return `${name}: no baseline yet, nothing was compared. Run \`contract-check snapshot\` to write the first one.`;
  }
  const asked =
    contract.requiredBump === "none"
      ? "No version bump is required"
      : `The changes require ${bumpText(contract.requiredBump)}`;
  const required = `${name}: ${contract.verdict}. ${asked}`;
  const declared = contract.declaredBump;
  if (declared === undefined) return `${required}; no version declares one.`;
  if (declared === "none" && contract.requiredBump === "none") return `${required}.`;
  const from = contract.baselines[0]?.version;
  const to = contract.candidate.version;
  const versions =
    from === undefined || to === undefined ? "the versions declare" : declares(sanitize(from), sanitize(to));
  const enough = covers(declared, contract.requiredBump);
  const verdict = !enough
    ? isVersionWaived(contract)
      ? "too small, which is waived"
      : "too small"
    : contract.verdict === "breaking"
      ? "it pays for the breaking changes"
      : "enough";
  return `${required}; ${versions} ${bumpText(declared)}: ${verdict}.`;
}

/** Verdict and required bump of a contract against the base of its branch. Versions are declared against releases. */
export function branchSummary(contract: ContractReport): string {
  const name = sanitize(contract.name);
  if (contract.verdict === "no-baseline") return `${name}: the base does not have this contract.`;
  if (contract.requiredBump === "none")
    return `${name}: ${contract.verdict}. Nothing changed that a version must tell.`;
  return `${name}: ${contract.verdict}. What this branch changes requires ${bumpText(contract.requiredBump)}.`;
}

/** What a branch was held against. */
export function branchHeading({ base }: IntroducedReport): string {
  const revision = base.revision === undefined ? "" : ` (${sanitize(base.revision.slice(0, 12))})`;
  return `New on this branch, against ${sanitize(base.label)}${revision}`;
}

function declares(from: string, to: string): string {
  return from === to ? `${to} again declares` : `${from} to ${to} declares`;
}

/** A break of which every part was accepted is one still, and fails nothing. */
function isAllWaived(dtos: readonly DtoReport[]): boolean {
  const breaking = dtos.filter(({ verdict }) => verdict === "breaking");
  return breaking.length > 0 && breaking.every(({ waived }) => waived === true);
}

function dtosOf(report: Report | IntroducedReport): readonly DtoReport[] {
  return "contracts" in report ? report.contracts.flatMap(({ dtos }) => dtos) : report.dtos;
}

/** The verdict and the bump in a few words, without a period. */
export function outcomeText(report: Report | IntroducedReport): string {
  if (report.verdict === "no-baseline") return "no baseline";
  const waived = report.verdict === "breaking" && isAllWaived(dtosOf(report)) ? ", all of it waived" : "";
  return `${report.verdict}${waived}, requires ${bumpText(report.requiredBump)}`;
}

/** The same of what a branch changes, with its counts. */
export function branchText(introduced: IntroducedReport): string {
  return `On this branch: ${outcomeText(introduced)}. ${countsText(introduced.counts)}`;
}

/** The last line: everything in one sentence. */
export function verdictText(report: Report): string {
  return `Verdict: ${outcomeText(report)}.`;
}
