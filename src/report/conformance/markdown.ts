/** The conformance report as markdown, for pull requests and job summaries. */
import type { CheckResult, ConformanceReport } from "../../model/conformance.js";
import { block, inline } from "../escape/markdown.js";
import { failureRows, levelText, pluginText, runText, summary, verdictText } from "./words.js";

function failureLines(check: CheckResult): string[] {
  const rows = failureRows(check).flatMap(({ label, text, code }) => {
    if (code === true) return ["", ...(label === "" ? [] : [`**${label}**`, ""]), ...block("", text.split("\n"))];
    return label === "" ? [`  - ${inline(text)}`] : [`- **${label}** ${inline(text)}`];
  });
  return ["", `### ✗ ${check.id} (${levelText(check.level)}): ${inline(check.title)}`, "", ...rows];
}

function table(title: string, checks: readonly CheckResult[]): string[] {
  if (checks.length === 0) return [];
  const rows = checks.map(({ id, level, reason = "" }) => `| ${id} | ${levelText(level)} | ${inline(reason)} |`);
  return ["", `### ${title}`, "", "| check | level | reason |", "|---|---|---|", ...rows];
}

export function renderConformanceMarkdown(report: ConformanceReport): string {
  const of = (status: CheckResult["status"]): CheckResult[] => report.checks.filter((check) => check.status === status);
  const passed = of("pass");
  const lines = [
    `## ${report.verdict === "conforms" ? "✓" : "✗"} ${inline(pluginText(report))}`,
    "",
    `**${verdictText(report)}** ${summary(report).map(inline).join(" ")}`,
    "",
    `<sub>${inline(runText(report))}</sub>`,
    ...of("fail").flatMap(failureLines),
    ...table("Could not be judged", of("error")),
    ...table("Not run, which is no pass", of("skip")),
    ...(passed.length === 0 ? [] : ["", `Passed: ${passed.map(({ id }) => id).join(", ")}`]),
    ...report.sandbox.missing.map((each) => `\n> Not had on this system: ${inline(each)}.`),
  ];
  return `${lines.join("\n")}\n`;
}
