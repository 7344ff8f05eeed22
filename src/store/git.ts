/**
 * Runs the git binary without surprises: no hooks, no pager, no prompt, no file system monitor, no locks it could do
 * without, a limit on time and output, and arguments only ever as a vector.
 */
import { type ProgramResult, runProgram } from "./run-program.js";

export { lines } from "./run-program.js";

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
export async function runGit(args: readonly string[], options: GitOptions): Promise<ProgramResult> {
  const flags = settings.flatMap((setting) => ["-c", setting]);
  return runProgram("git", ["--no-pager", ...flags, ...args], {
    timeoutMs: 60_000,
    ...options,
    env: { ...environment(), ...options.env },
    shown: `git ${args.find((word, index) => word !== "-c" && args[index - 1] !== "-c") ?? ""}`,
    missing: {
      message: "git could not be started.",
      hint: "Install git and make sure that it is on the PATH: git --version",
    },
    stopped: "Check the remote and the network, or fetch the revision yourself and run the command again.",
  });
}
