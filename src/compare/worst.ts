/** Verdicts over many parts: the worst one, and how many there are of each kind. */
import type { Counts, DirectionReport, DtoReport, Finding, ReportVerdict } from "../model/report.js";

const order = ["compatible", "no-baseline", "unknown", "breaking"] as const;

/** The worst of some verdicts; nothing at all is compatible. A missing baseline is worse than a compatible one. */
export function worst(verdicts: readonly (ReportVerdict | "no-baseline")[]): ReportVerdict | "no-baseline" {
  const highest = verdicts.reduce((high, verdict) => Math.max(high, order.indexOf(verdict)), 0);
  return order[highest] as (typeof order)[number];
}

const outcomes = ["included", "unknown", "not-included"] as const;

/** The worst answer of one direction over all DTOs that are on both sides; the first of its kind. */
export function worstDirection(reports: readonly (DirectionReport | undefined)[]): DirectionReport {
  const compared = reports.filter((report) => report !== undefined);
  const first = compared[0];
  if (first === undefined) return { verdict: "unknown", reason: "No DTO is on both sides, so nothing was compared." };
  return compared.reduce(
    (high, report) => (outcomes.indexOf(report.verdict) > outcomes.indexOf(high.verdict) ? report : high),
    first,
  );
}

/** Counts over all DTOs and findings. A direction counts as unknown where its pure question was not decided. */
export function countAll(dtos: readonly DtoReport[], contractFindings: readonly Finding[] = []): Counts {
  const findings = [...contractFindings, ...dtos.flatMap((dto) => dto.findings)];
  const ofLevel = (level: Finding["level"]) =>
    findings.filter((finding) => finding.waived === undefined && finding.level === level).length;
  const asked = dtos.flatMap(({ backward, forward }) => [backward, forward]);
  return {
    dtos: dtos.length,
    breaking: ofLevel("breaking"),
    warning: ofLevel("warning"),
    info: ofLevel("info"),
    waived: findings.filter(({ waived }) => waived !== undefined).length,
    unknown: asked.filter((report) => report?.verdict === "unknown").length,
  };
}
