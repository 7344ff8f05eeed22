/** JUnit XML: a test case per check. A skipped or inapplicable check is skipped; an error is an error, never a pass. */
import type { CheckResult, ConformanceReport } from "../../model/conformance.js";
import { xml, xmlAttribute } from "../escape/xml.js";
import { failureRows, levelText, pluginText, statusTexts } from "./words.js";

function inner(check: CheckResult): string[] {
  const reason = check.reason ?? statusTexts[check.status];
  switch (check.status) {
    case "pass":
      return [];
    case "fail": {
      const lines = failureRows(check).map(({ label, text }) => `${label.padEnd(10)}${text}`);
      const message = xmlAttribute(check.failure?.actual ?? "");
      return [`      <failure message="${message}" type="${check.id}">${xml(lines.join("\n"))}</failure>`];
    }
    case "error":
      return [`      <error message="${xmlAttribute(reason)}" type="${check.id}"/>`];
    case "skip":
    case "not-applicable":
      return [`      <skipped message="${xmlAttribute(reason)}"/>`];
  }
}

/** Advice does not fail a build: a SHOULD that failed is told as a skipped case, with its reason. */
function told(check: CheckResult): CheckResult {
  if (check.level === "must" || check.status !== "fail") return check;
  return { ...check, status: "skip", reason: `advice: ${check.failure?.actual ?? ""}` };
}

export function renderConformanceJunit(report: ConformanceReport): string {
  const checks = report.checks.map(told);
  const count = (...statuses: readonly CheckResult["status"][]): number =>
    checks.filter(({ status }) => statuses.includes(status)).length;
  const totals = `tests="${checks.length}" failures="${count("fail")}" errors="${count("error")}" skipped="${count("skip", "not-applicable")}"`;
  const cases = checks.flatMap((check) => {
    const group = `conformance.${check.id.slice(0, 3)}`;
    const name = xmlAttribute(`${check.id} ${levelText(check.level)}: ${check.title}`);
    const body = inner(check);
    const open = `    <testcase name="${name}" classname="${group}" time="0"`;
    return body.length === 0 ? [`${open}/>`] : [`${open}>`, ...body, "    </testcase>"];
  });
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="contract-check conform" ${totals}>`,
    `  <testsuite name="${xmlAttribute(pluginText(report))}" ${totals}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
  ].join("\n")}\n`;
}
