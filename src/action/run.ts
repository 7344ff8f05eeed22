/**
 * One run of the action:
 * 1. reads its inputs and the event, and finds the base of a pull request;
 * 2. runs `contract-check check` once, with all renderings, or `conform` for each plugin that is named;
 * 3. shows the result: log, annotations, job summary, comment, outputs.
 *
 * Only the check decides about the job. What the token may not do is said in a notice.
 */
import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ContractCheckError, fail, type Problem } from "../errors.js";
import { argumentsOf, type Ended, environmentFor, type Files, runCommandLine } from "./command-line.js";
import { commentText, footer, summaryText, type Told } from "./comment-body.js";
import { conform } from "./conform.js";
import { type Event, readEvent } from "./event.js";
import { findBase, gitSettings, isProposed } from "./git-base.js";
import { type Inputs, readInputs } from "./inputs.js";
import { commentOn } from "./pull-request.js";
import { isClean, readReport, reportOutputs, resultOf } from "./result.js";
import { addSummary, annotate, printGroup, type Runner, setOutputs } from "./runner.js";

const title = "contract-check";

/** @returns the exit code of the step: that of the check */
export async function runAction(runner: Runner): Promise<number> {
  try {
    const inputs = readInputs(runner.env);
    const event = await readEvent(runner.env);
    const workspace = resolve(runner.env.GITHUB_WORKSPACE ?? ".");
    return await check({ runner, inputs, event, workspace, cwd: await folderOf(inputs, workspace) });
  } catch (error) {
    if (!(error instanceof ContractCheckError)) throw error;
    return refuse(runner, error.problem);
  }
}

async function refuse(runner: Runner, { message, hint }: Problem): Promise<number> {
  annotate(runner, "error", title, hint === undefined ? message : `${message}\n${hint}`);
  await setOutputs(runner, { result: "error", "exit-code": "2" });
  return 2;
}

async function folderOf({ workingDirectory }: Inputs, workspace: string): Promise<string> {
  const folder = resolve(workspace, workingDirectory);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() === true) return folder;
  return fail({
    kind: "usage",
    message: `There is no folder ${JSON.stringify(workingDirectory)} in the workspace.`,
    hint: "Check the repository out before this step, and correct `working-directory`.",
  });
}

interface Step {
  readonly runner: Runner;
  readonly inputs: Inputs;
  readonly event: Event;
  readonly workspace: string;
  readonly cwd: string;
}

async function check(step: Step): Promise<number> {
  const { runner, inputs, event, workspace, cwd } = step;
  const { env } = runner;
  // In a container job the files belong to somebody else, which git takes for an attack.
  const trusted = { ...environmentFor(env), ...gitSettings(env, [["safe.directory", workspace]]) };
  // Our own git reads the environment of this process.
  Object.assign(process.env, gitSettings(env, [["safe.directory", workspace]]));
  await warnOfTarget(step);
  if (inputs.conform.length > 0) {
    return conform({ runner, inputs, event, cwd, env: trusted, file: (await placesOf(step)).json });
  }
  const base = await findBase(inputs, event, cwd, process.env);
  const files = await placesOf(step);
  // What lies there came with the pull request, or from an earlier step.
  for (const file of Object.values(files)) await rm(file, { force: true });
  const ended = await runCommandLine(argumentsOf(inputs, base, files), { cwd, env: trusted });
  return show(step, files, ended);
}

/** With this event, code of the pull request would run beside a token that may write. */
async function warnOfTarget({ runner, event, cwd }: Step): Promise<void> {
  if (event.name !== "pull_request_target" || !(await isProposed(event, cwd))) return;
  const message =
    "The files of the pull request are checked out in a pull_request_target workflow: exporters run code of the pull " +
    "request, here with a token that may write and with the secrets of this repository. Use pull_request instead.";
  annotate(runner, "warning", title, message);
}

async function placesOf({ runner: { env }, inputs, workspace }: Step): Promise<Files> {
  const folder = join(env.RUNNER_TEMP ?? tmpdir(), "contract-check", `${process.pid}`);
  await mkdir(folder, { recursive: true });
  const json = inputs.reportFile === undefined ? join(folder, "report.json") : resolve(workspace, inputs.reportFile);
  return {
    json,
    html: `${json.replace(/\.json$/i, "")}.html`,
    markdown: `${json.replace(/\.json$/i, "")}.md`,
    sarif: inputs.sarifFile === undefined ? join(folder, "report.sarif") : resolve(workspace, inputs.sarifFile),
    annotations: join(folder, "annotations.txt"),
  };
}

const textOf = (file: string): Promise<string> => readFile(file, "utf8").catch(() => "");

/** The problem without the line breaks that a terminal needs: an annotation wraps by itself. */
function complaintOf({ code, stderr }: Ended): string {
  const text = stderr
    .trim()
    .replace(/^error: /m, "")
    .replaceAll(/\n {6,7}(?=\S)/g, " ");
  return text === "" ? `It could not be completed (exit code ${code}): see the report.` : text;
}

async function show({ runner, inputs, event }: Step, files: Files, ended: Ended): Promise<number> {
  const report = await readReport(files.json);
  const result = resultOf(ended.code, report);
  const clean = isClean(result, report);
  const told: Told = { clean, markdown: await textOf(files.markdown), complaints: ended.stderr };
  printGroup(runner, `contract-check: ${result}`, `${ended.stdout}${ended.stderr}`);
  if (inputs.annotations) runner.print(await textOf(files.annotations));
  if (ended.code > 1) annotate(runner, "error", title, complaintOf(ended));
  const { pullRequest } = event;
  if (inputs.summary) await addSummary(runner, `${summaryText(told)}${footer(runner.env, pullRequest?.headSha)}`);
  const url = await commentOn(runner, inputs, pullRequest, {
    clean,
    failed: report === undefined,
    body: pullRequest === undefined ? "" : commentText(told, runner.env, pullRequest.headSha),
  });
  const place = (file: string) => (report === undefined ? "" : file);
  await setOutputs(runner, {
    result,
    "exit-code": String(ended.code),
    ...reportOutputs(report),
    "report-json": place(files.json),
    "report-html": place(files.html),
    "report-markdown": place(files.markdown),
    "sarif-file": place(files.sarif),
    "comment-url": url,
  });
  return ended.code;
}
