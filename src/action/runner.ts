/** How a step talks to the runner: commands on standard output, and files that it reads afterwards. */
import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";
import { commandData, commandProperty } from "../report/escape/workflow.js";

type Env = Readonly<Record<string, string | undefined>>;

export interface Runner {
  readonly env: Env;
  readonly print: (text: string) => void;
}

export type Notice = "notice" | "warning" | "error";

/** A line of the log that is also shown on the page of the run. */
export function annotate({ print }: Runner, kind: Notice, title: string, message: string): void {
  print(`::${kind} title=${commandProperty(title)}::${commandData(message)}\n`);
}

/** Prints text in which no line is taken for a command, folded under a title. */
export function printGroup({ print }: Runner, title: string, text: string): void {
  const end = randomUUID();
  const body = text.endsWith("\n") || text === "" ? text : `${text}\n`;
  print(`::group::${commandData(title)}\n::stop-commands::${end}\n${body}::${end}::\n::endgroup::\n`);
}

/** The largest summary that the runner takes, with some room left. */
const mostSummaryBytes = 1024 * 1024 - 4096;

async function append(env: Env, file: string, text: string): Promise<void> {
  const path = env[file];
  if (path !== undefined && path !== "") await appendFile(path, text);
}

/** Outputs of the step, each between marks that no value can hold. */
export async function setOutputs({ env }: Runner, outputs: Readonly<Record<string, string>>): Promise<void> {
  const end = `end-${randomUUID()}`;
  const blocks = Object.entries(outputs).map(([name, value]) => `${name}<<${end}\n${value}\n${end}\n`);
  await append(env, "GITHUB_OUTPUT", blocks.join(""));
}

/** Adds to the page of the job. */
export async function addSummary({ env }: Runner, markdown: string): Promise<void> {
  const fits = Buffer.byteLength(markdown) <= mostSummaryBytes;
  await append(env, "GITHUB_STEP_SUMMARY", fits ? `${markdown}\n` : "The report is too long for a summary.\n");
}
