/** The conformance report for people: the summary first, then what failed, then what was not run. */
import type { CheckResult, ConformanceReport } from "../../model/conformance.js";
import { sanitize } from "../../util/sanitize.js";
import { clipEnd, wrap } from "../layout.js";
import type { RenderOptions } from "../options.js";
import { createPaint, type Paint } from "../paint.js";
import { failureRows, levelText, pluginText, runText, summary, verdictText } from "./words.js";

const column = 10;
/** Lines of bytes or JSON that a terminal gets. */
const mostLines = 4;

function head(check: CheckResult, paint: Paint): string {
  const words = `${check.id} ${levelText(check.level)}`;
  switch (check.status) {
    case "fail":
      return paint.level(check.level === "must" ? "breaking" : "warning", `✗ ${words}`);
    case "error":
      return paint.level("breaking", `! ${words}`);
    case "skip":
      return paint.level("warning", `- ${words}`);
    default:
      return words;
  }
}

function rows(check: CheckResult, width: number): string[] {
  return failureRows(check).flatMap(({ label, text, code }) => {
    const lines = text.split("\n").flatMap((line) => wrap(sanitize(line), width - column - 2));
    const shown = code === true && lines.length > mostLines ? [...lines.slice(0, mostLines), "…"] : lines;
    // a command is copied: it stays on one line, whatever its length
    const whole = label === "repeat" ? [sanitize(text)] : shown;
    return whole.map((line, index) => `  ${(index === 0 ? label : "").padEnd(column)}${line}`.trimEnd());
  });
}

function failureLines(check: CheckResult, paint: Paint, width: number): string[] {
  const [first = "", ...rest] = wrap(check.title, width - 16);
  return ["", `${head(check, paint)}  ${first}`, ...rest.map((line) => `  ${line}`), ...rows(check, width)];
}

function reasonLines(check: CheckResult, paint: Paint, width: number): string[] {
  const reason = sanitize(check.reason ?? "");
  const [first = "", ...rest] = wrap(reason, width - 18);
  return [`${head(check, paint)}  ${first}`, ...rest.map((line) => `  ${line}`)];
}

function group(title: string, checks: readonly CheckResult[], paint: Paint, width: number): string[] {
  if (checks.length === 0) return [];
  return ["", paint.heading(title), ...checks.flatMap((check) => reasonLines(check, paint, width))];
}

export function renderConformanceText(report: ConformanceReport, options: RenderOptions): string {
  const paint = createPaint(options.color);
  const { width } = options;
  const of = (status: CheckResult["status"]): CheckResult[] => report.checks.filter((check) => check.status === status);
  const good = report.verdict === "conforms";
  const verdict = verdictText(report);
  const notes = of("pass").filter(({ reason }) => reason !== undefined);
  const passed = of("pass").map(({ id }) => id);
  const { held, missing } = report.sandbox;
  const lines = [
    paint.heading(clipEnd(sanitize(pluginText(report)), width)),
    ...wrap(sanitize(runText(report)), width).map(paint.dim),
    "",
    ...summary(report).flatMap((line) => wrap(line, width)),
    good ? paint.good(verdict) : paint.level("breaking", verdict),
    ...of("fail").flatMap((check) => failureLines(check, paint, width)),
    ...group("Could not be judged", of("error"), paint, width),
    ...group("Not run, which is no pass", of("skip"), paint, width),
    ...(options.verbose === true ? group("Noticed", notes, paint, width) : []),
    ...(options.verbose === true
      ? group("Does not apply", of("not-applicable"), paint, width)
      : shortly("Do not apply", of("not-applicable"), width)),
    ...(passed.length === 0 ? [] : ["", ...wrap(`Passed: ${passed.join(" ")}`, width)]),
    "",
    ...wrap(`Sandbox: ${held.join("; ")}.`, width).map(paint.dim),
    ...missing
      .flatMap((each) => wrap(`Not had on this system: ${each}.`, width))
      .map((line) => paint.level("warning", line)),
  ];
  return `${lines.join("\n")}\n`;
}

function shortly(title: string, checks: readonly CheckResult[], width: number): string[] {
  if (checks.length === 0) return [];
  return ["", ...wrap(`${title}: ${checks.map(({ id }) => id).join(" ")}`, width)];
}
