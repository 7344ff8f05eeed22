/**
 * Runs the git binary without surprises: no hooks, no pager, no prompt, no file system monitor, no locks it could do
 * without, a limit on time and output, and arguments only ever as a vector.
 */
import { spawn } from "node:child_process";
import { fail } from "../errors.js";
import { sanitize } from "../util/sanitize.js";

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  /** Sanitized, at most some kilobytes. */
  readonly stderr: string;
}

export interface GitOptions {
  readonly cwd: string;
  readonly stdin?: string;
  /** Over the environment that git gets otherwise. */
  readonly env?: Readonly<Record<string, string>>;
  /** Default 60 seconds. */
  readonly timeoutMs?: number;
  /** Bytes of output beyond which the run is ended. Default 256 MiB. */
  readonly maxBytes?: number;
}

const maxErrorBytes = 8192;

/** Settings that would run programs of the repository's or the user's, or ask questions. */
const settings = [
  ...["core.hooksPath=/dev/null", "core.fsmonitor=false", "core.pager=cat", "core.askPass=", "gc.auto=0"],
  ...["maintenance.auto=false", "protocol.ext.allow=never", "submodule.recurse=false", "log.showSignature=false"],
];

/** What git hooks set for the repository they run in; ours is the one around `cwd`. */
const foreign = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"];

function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_PAGER: "cat",
    GCM_INTERACTIVE: "never",
    SSH_ASKPASS_REQUIRE: "never",
    LC_ALL: "C",
    LANGUAGE: "C",
  };
  for (const name of foreign) delete env[name];
  return env;
}

/** Runs git to its end. Throws problem `source` when there is no git, or when a limit is reached. */
export async function runGit(args: readonly string[], options: GitOptions): Promise<GitResult> {
  const { cwd, stdin, env = {}, timeoutMs = 60_000, maxBytes = 256 * 1024 * 1024 } = options;
  const flags = settings.flatMap((setting) => ["-c", setting]);
  return new Promise((resolve, reject) => {
    // Its own session: without a terminal, ssh cannot ask for a passphrase either.
    const child = spawn("git", ["--no-pager", ...flags, ...args], {
      cwd,
      env: { ...environment(), ...env },
      detached: true,
    });
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
    // git may end before it has read everything; its exit code tells.
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
      else reject(new GitStopped(`git ${args[0] ?? ""} ${stopped}`));
    });
  }).catch((cause: unknown) => refuse(cause)) as Promise<GitResult>;
}

class GitStopped extends Error {}

function refuse(cause: unknown): never {
  if (cause instanceof GitStopped) {
    return fail({
      kind: "source",
      message: `${cause.message} and was stopped.`,
      hint: "Check the remote and the network, or fetch the revision yourself and run the command again.",
    });
  }
  return fail(
    {
      kind: "source",
      message: "git could not be started.",
      hint: "Install git and make sure that it is on the PATH: git --version",
    },
    cause,
  );
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Lines of git's own words that may be shown. */
export function lines(text: string): string[] {
  return text
    .split(/\r?\n|\r/)
    .map((line) => sanitize(line.trimEnd()))
    .filter((line) => line !== "")
    .slice(0, 20);
}
