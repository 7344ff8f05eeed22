/** `conform`: the conformance suite over each plugin, instead of the check of contracts. */
import { readFile, rm } from "node:fs/promises";
import type { CheckResult, ConformanceReport } from "../model/conformance.js";
import { runCommandLine } from "./command-line.js";
import { commentText, footer, summaryText } from "./comment-body.js";
import type { Event } from "./event.js";
import type { Inputs } from "./inputs.js";
import { commentOn } from "./pull-request.js";
import { addSummary, annotate, printGroup, type Runner, setOutputs } from "./runner.js";

export interface Conforming {
  readonly runner: Runner;
  readonly inputs: Inputs;
  readonly event: Event;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where the JSON report goes; those of further plugins are numbered. */
  readonly file: string;
}

interface Judged {
  readonly code: number;
  readonly complaints: string;
  readonly report?: ConformanceReport;
  readonly markdown: string;
  readonly places: { readonly json: string; readonly html: string; readonly markdown: string };
}

/** @returns the exit code of the step: the worst of the plugins' */
export async function conform(conforming: Conforming): Promise<number> {
  const { runner, inputs, event } = conforming;
  const judged: Judged[] = [];
  for (const [index, plugin] of inputs.conform.entries()) judged.push(await judge(conforming, plugin, index));
  const code = Math.max(...judged.map((one) => one.code));
  const markdown = judged.map((one) => one.markdown).join("\n");
  const told = { clean: code === 0, markdown, complaints: judged.map((one) => one.complaints).join("\n") };
  const { pullRequest } = event;
  if (inputs.summary) await addSummary(runner, `${summaryText(told)}${footer(runner.env, pullRequest?.headSha)}`);
  const url = await commentOn(runner, { ...inputs, config: `conform ${inputs.conform.join(" ")}` }, pullRequest, {
    clean: told.clean,
    failed: markdown === "",
    body: pullRequest === undefined ? "" : commentText(told, runner.env, pullRequest.headSha),
  });
  const reports = judged.filter(({ report }) => report !== undefined);
  const sum = (level: "must" | "should") =>
    reports.reduce((count, { report }) => count + (report?.[level].failed ?? 0), 0);
  const paths = (kind: keyof Judged["places"]) => reports.map(({ places }) => places[kind]).join("\n");
  await setOutputs(runner, {
    result: code === 0 ? "pass" : code === 1 ? "fail" : "error",
    "exit-code": String(code),
    "breaking-count": reports.length === 0 ? "" : String(sum("must")),
    "warning-count": reports.length === 0 ? "" : String(sum("should")),
    "report-json": paths("json"),
    "report-html": paths("html"),
    "report-markdown": paths("markdown"),
    "comment-url": url,
  });
  return code;
}

async function judge({ runner, inputs, cwd, env, file }: Conforming, plugin: string, index: number): Promise<Judged> {
  const stem = `${file.replace(/\.json$/i, "")}${index === 0 ? "" : `-${index + 1}`}`;
  const places = { json: `${stem}.json`, html: `${stem}.html`, markdown: `${stem}.md` };
  // What lies there came with the pull request, or from an earlier step.
  for (const place of Object.values(places)) await rm(place, { force: true });
  const formats = ["text", ...Object.entries(places).map(([format, place]) => `${format}=${place}`)];
  const args = ["conform", "--color", "never", ...formats.flatMap((format) => ["--format", format]), "--", plugin];
  const { code, stdout, stderr } = await runCommandLine(args, { cwd, env });
  printGroup(runner, `contract-check conform ${plugin}`, `${stdout}${stderr}`);
  const report = await readFile(places.json, "utf8").then(
    (text) => JSON.parse(text) as ConformanceReport,
    () => undefined,
  );
  if (inputs.annotations && code !== 0) tell(runner, plugin, report, stderr);
  const markdown = await readFile(places.markdown, "utf8").catch(() => "");
  return { code, complaints: stderr, markdown, places, ...(report === undefined ? {} : { report }) };
}

/** The runner shows ten annotations of a kind. */
const mostAnnotations = 10;

/** One annotation for each check that failed; checks are about a plugin and not about a line. */
function tell(runner: Runner, plugin: string, report: ConformanceReport | undefined, complaints: string): void {
  const failed = report?.checks.filter(({ status }) => status === "fail" || status === "error") ?? [];
  if (failed.length === 0) {
    annotate(runner, "error", `conformance of ${plugin}`, complaints.trim() || "It could not be judged in whole.");
  }
  for (const check of failed.slice(0, mostAnnotations)) {
    const kind = check.level === "must" ? "error" : "warning";
    annotate(runner, kind, `${check.id} of ${plugin}: ${check.title}`, wordsOf(check));
  }
}

function wordsOf({ failure, reason, why, repeat }: CheckResult): string {
  const what = failure === undefined ? [reason ?? ""] : [`Expected: ${failure.expected}`, `Actual: ${failure.actual}`];
  return [...what, why, `Repeat it with: ${repeat}`].filter((line) => line !== "").join("\n");
}
