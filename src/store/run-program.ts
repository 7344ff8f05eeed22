/**
 * Runs a program of the user's (git, npm, a credential helper) to its end: arguments only ever as a vector, no shell,
 * no terminal, a limit on time and output, and nothing of it left running.
 */
import { spawn } from "node:child_process";
import { fail } from "../errors.js";
import { sanitize } from "../util/sanitize.js";

export interface ProgramResult {
  readonly code: number;
  readonly stdout: Buffer;
  /** Sanitized, at most some kilobytes. */
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly stdin?: string;
  readonly timeoutMs: number;
  /** Bytes of output beyond which the run is ended. Default 256 MiB. */
  readonly maxBytes?: number;
  /** What messages call the run: `git fetch`. */
  readonly shown: string;
  /** What to say where the program cannot be started. */
  readonly missing: { readonly message: string; readonly hint: string };
  /** What to do where a limit was reached. */
  readonly stopped: string;
}

const maxErrorBytes = 8192;

class Stopped extends Error {}

/** @throws problem `source` when the program cannot be started, or when a limit is reached */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  const { cwd, env, stdin, timeoutMs, maxBytes = 256 * 1024 * 1024 } = options;
  return new Promise((resolve, reject) => {
    // Its own session: without a terminal, it cannot ask for a passphrase either.
    const child = spawn(program, args, { cwd, env, detached: true });
    const out: Buffer[] = [];
    let [size, stopped] = [0, ""];
    const error: Buffer[] = [];
    let errorSize = 0;
    const stop = (why: string) => {
      stopped ||= why;
      endGroup(child.pid);
    };
    const timer = setTimeout(() => stop(`took longer than ${timeoutMs / 1000} seconds`), timeoutMs);
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) stop(`gave more than ${maxBytes} bytes`);
      else out.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (errorSize < maxErrorBytes) error.push(chunk.subarray(0, maxErrorBytes - errorSize));
      errorSize += chunk.length;
    });
    // It may end before it has read everything; its exit code tells.
    child.stdin.on("error", () => {});
    child.stdin.end(stdin ?? "");
    child.on("error", (cause) => {
      clearTimeout(timer);
      reject(cause);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      const stderr = lines(Buffer.concat(error).toString("utf8")).join("\n");
      if (stopped === "") resolve({ code: code ?? 1, stdout: Buffer.concat(out), stderr });
      else reject(new Stopped(`${options.shown} ${stopped}`));
    });
  }).catch((cause: unknown) => refuse(cause, options)) as Promise<ProgramResult>;
}

function refuse(cause: unknown, { missing, stopped }: ProgramOptions): never {
  if (cause instanceof Stopped) {
    return fail({ kind: "source", message: `${cause.message} and was stopped.`, hint: stopped });
  }
  return fail({ kind: "source", ...missing }, cause);
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Lines of a program's own words that may be shown. */
export function lines(text: string): string[] {
  return text
    .split(/\r?\n|\r/)
    .map((line) => sanitize(line.trimEnd()))
    .filter((line) => line !== "")
    .slice(0, 20);
}
