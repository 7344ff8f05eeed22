/** The exit code of a finished comparison. See docs/decisions/0004-declared-major-pays.md. */
import { bumpsAsked } from "../classify/asked.js";
import { underpaid } from "../classify/semver.js";
import type { ContractReport, DtoReport, Finding, Level, Report } from "../model/report.js";

export const failOnLevels = ["breaking", "warning", "info", "none"] as const;
export type FailOn = (typeof failOnLevels)[number];

export interface ExitRules {
  readonly failOn: FailOn;
  readonly strict: boolean;
  /** A contract without a baseline is fine. */
  readonly allowFirst: boolean;
}

const order: readonly Level[] = ["info", "warning", "breaking"];

/**
 * Whether the versions of a contract pay for its breaking changes: they declare a major bump (in `0.y.z`, a new `y`),
 * and no supported baseline asks for more. Asked of the bumps themselves: the finding may be turned off.
 */
export function isPaid(contract: ContractReport): boolean {
  const tooSmall = (finding: Finding) => finding.rule === "version-bump-too-small" && finding.level === "breaking";
  const { version } = contract.candidate;
  const short = version === undefined ? undefined : underpaid(version, bumpsAsked(contract, false));
  return contract.declaredBump === "major" && short === undefined && !contract.findings.some(tooSmall);
}

/** The levels that bear on the exit code. A verdict counts as well, so that no severity override can hide it. */
function levelsOf(dtos: readonly DtoReport[], findings: readonly Finding[], paid: boolean, strict: boolean): Level[] {
  const found = [...dtos.flatMap((dto) => dto.findings), ...findings].filter(({ waived }) => waived === undefined);
  const verdicts = dtos.flatMap(({ verdict, waived }): Level[] => {
    if (waived === true || verdict === "compatible") return [];
    return [verdict === "breaking" || strict ? "breaking" : "warning"];
  });
  // A major pays for what breaks, not for promises about waivers that were not kept.
  const payable = ({ rule }: Finding) => paid && rule !== "waiver-expired";
  return [
    ...found.filter((finding) => !(finding.level === "breaking" && payable(finding))).map(({ level }) => level),
    ...verdicts.filter((level) => !(paid && level === "breaking")),
  ];
}

function isUnusable(dto: DtoReport): boolean {
  return dto.verdict === "unknown" && dto.findings.some(({ rule }) => rule === "invalid-schema");
}

function fails(levels: readonly Level[], failOn: FailOn): boolean {
  return failOn !== "none" && levels.some((level) => order.indexOf(level) >= order.indexOf(failOn));
}

/**
 * 0 fine, 1 findings at or above `failOn`, 3 a schema was unusable, 4 a baseline is missing. The highest of what
 * applies: a comparison that is not complete never looks like one that is.
 */
export function exitCodeFor(report: Report, rules: ExitRules): 0 | 1 | 3 | 4 {
  const groups =
    report.kind === "check"
      ? report.contracts.map((contract) => ({ ...contract, paid: isPaid(contract) }))
      : [{ dtos: report.dtos, findings: [], paid: false, verdict: report.verdict }];
  if (!rules.allowFirst && groups.some(({ verdict }) => verdict === "no-baseline")) return 4;
  if (groups.some(({ dtos }) => dtos.some(isUnusable))) return 3;
  const failed = groups.some(({ dtos, findings, paid }) =>
    fails(levelsOf(dtos, findings, paid, rules.strict), rules.failOn),
  );
  return failed ? 1 : 0;
}
