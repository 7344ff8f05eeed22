/** Adds to a finished report what its rules recognize, for readers who do not have the catalogue. */
import type { Finding, Report, RuleReport } from "../model/report.js";
import { textsOf } from "./wording.js";

/** The report with `rules`: those of all its findings, in order of their ids. */
export function describeRules<R extends Report>(report: R): R {
  const findings = report.kind === "diff" ? report.findings : findingsOf(report);
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const rules = ids.map((id): RuleReport => {
    const { title, description } = textsOf(id);
    return { id, title, description };
  });
  return { ...report, rules };
}

function findingsOf({ contracts, introduced }: Extract<Report, { kind: "check" }>): Finding[] {
  return [...contracts, ...(introduced?.contracts ?? [])].flatMap(({ dtos, findings }) => [
    ...findings,
    ...dtos.flatMap((dto) => dto.findings),
  ]);
}
