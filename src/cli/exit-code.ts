/** The exit code of a finished comparison. See docs/decisions/0004-declared-major-pays.md. */
import { isAnnounced, isPaid } from "../model/paid.js";
import type { DtoReport, Finding, Level, Report } from "../model/report.js";

export const failOnLevels = ["breaking", "warning", "info", "none"] as const;
export type FailOn = (typeof failOnLevels)[number];

export interface ExitRules {
  readonly failOn: FailOn;
  readonly strict: boolean;
  /** A contract without a baseline is fine. */
  readonly allowFirst: boolean;
}

const order: readonly Level[] = ["info", "warning", "breaking"];

/** The levels that bear on the exit code. A verdict counts as well, so that no severity override can hide it. */
function levelsOf(dtos: readonly DtoReport[], findings: readonly Finding[], paid: boolean, strict: boolean): Level[] {
  const found = [...dtos.flatMap((dto) => dto.findings), ...findings].filter(({ waived }) => waived === undefined);
  const verdicts = dtos.flatMap(({ verdict, waived }): Level[] => {
    if (waived === true || verdict === "compatible") return [];
    return [verdict === "breaking" || strict ? "breaking" : "warning"];
  });
  return [
    ...found.filter((finding) => !isAnnounced(finding, paid)).map(({ level }) => level),
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
