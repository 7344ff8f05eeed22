/** Runs the command line in a process of its own, which exporters of the pull request share: without our secrets. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Inputs } from "./inputs.js";

/** Where the renderings of the one run are. */
export interface Files {
  readonly json: string;
  readonly html: string;
  readonly markdown: string;
  readonly sarif: string;
  readonly annotations: string;
}

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The package finds itself by name, as the command line does. */
function program(): string {
  return join(dirname(createRequire(import.meta.url).resolve("contract-check/package.json")), "dist/cli/main.js");
}

/** The arguments of one `check`. */
export function argumentsOf(inputs: Inputs, base: string | undefined, files: Files): string[] {
  const { config, against, contracts, failOn, strict } = inputs;
  const formats = [
    "text",
    `json=${files.json}`,
    `html=${files.html}`,
    `markdown=${files.markdown}`,
    `sarif=${files.sarif}`,
    `github=${files.annotations}`,
  ];
  return [
    "check",
    ...formats.flatMap((format) => ["--format", format]),
    ...["--color", "never", "--fail-on", failOn],
    ...(strict ? ["--strict"] : []),
    ...(config === undefined ? [] : ["--config", config]),
    ...(against === undefined ? [] : ["--against", against]),
    ...(base === undefined ? [] : ["--base", base]),
    ...["--", ...contracts],
  ];
}

/**
 * What code of the pull request must not get hold of: the token, the runner's own credentials, and the files by which
 * a step sets outputs, variables and the search path of later steps.
 */
const secret = /^(?:INPUT_|ACTIONS_)|^GITHUB_(?:TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$/;

export function environmentFor(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || secret.test(name) ? [] : [[name, value]])),
  );
}

/** More of its output is not kept; the report is in the files. */
const mostText = 16 * 1024 * 1024;

export function runCommandLine(
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Ended> {
  return new Promise((settle, refuse) => {
    const child = spawn(process.execPath, [program(), ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (stdout.length < mostText) stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (stderr.length < mostText) stderr += text;
    });
    child.on("error", refuse);
    child.on("close", (code, signal) => {
      settle({ code: code ?? 3, stdout, stderr: signal === null ? stderr : `${stderr}ended by ${signal}\n` });
    });
  });
}
