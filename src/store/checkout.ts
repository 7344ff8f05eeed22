/**
 * The files of a revision in a temporary folder, with the project's installed packages beside them. Nothing is written
 * into the repository or its index, no hook runs, and the folder is gone at the end, whatever the end is.
 */
import { rmSync } from "node:fs";
import { mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fail } from "../errors.js";
import { sanitize } from "../util/sanitize.js";
import { lines, runGit } from "./git.js";
import type { Revision } from "./git-revision.js";
import { linkModules } from "./link-modules.js";
import type { ProgramResult } from "./run-program.js";

export interface Checkout {
  /** The project's root, as it is at the revision. */
  readonly root: string;
  readonly remove: () => void;
}

/** A large repository on a slow disk; beyond it something is wrong. */
const limitMs = 300_000;

/**
 * Checks out a commit.
 * @param root the project's root in the work tree
 * @throws problem `source` where git cannot
 */
export async function checkOut(root: string, { ref, commit, prefix }: Revision): Promise<Checkout> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "contract-check-base-")));
  const remove = removeWithUs(folder);
  try {
    const top = await topOf(root, ref);
    const index = { GIT_INDEX_FILE: join(folder, "index") };
    const git = async (args: readonly string[]) =>
      succeed(await runGit(args, { cwd: top, env: index, timeoutMs: limitMs }), ref);
    await git(["read-tree", commit]);
    const files = join(folder, "files");
    await git(["checkout-index", "--all", "--force", "--quiet", `--prefix=${files}/`]);
    const listed = (await git(["ls-files", "-z", "--cached"])).stdout.toString("utf8").split("\0");
    const packages = listed.filter((path) => path === "package.json" || path.endsWith("/package.json"));
    const homes = new Set([
      ".",
      prefix === "" ? "." : prefix.replace(/\/$/, ""),
      ...packages.map((path) => dirname(path)),
    ]);
    await linkModules({ from: top, to: files, homes: [...homes] });
    return { root: join(files, prefix), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The newest commit that both the revision and `HEAD` come from; `undefined` where the history does not reach it. */
export async function mergeBase(root: string, commit: string): Promise<string | undefined> {
  const found = await runGit(["merge-base", commit, "HEAD"], { cwd: root });
  const hash = found.stdout.toString("utf8").trim();
  return found.code === 0 && /^[0-9a-f]{40,64}$/.test(hash) ? hash : undefined;
}

async function topOf(root: string, ref: string): Promise<string> {
  const found = succeed(await runGit(["rev-parse", "--show-toplevel"], { cwd: root }), ref);
  return found.stdout.toString("utf8").replace(/\r?\n$/, "");
}

function succeed(result: ProgramResult, ref: string): ProgramResult {
  if (result.code === 0) return result;
  return fail({
    kind: "source",
    message: sanitize(`git could not check out ${ref} into a temporary folder.`),
    details: lines(result.stderr),
    hint: `Try: git ls-tree ${ref}; and check the space left in ${sanitize(tmpdir())}.`,
  });
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Removes the folder now, or when this process ends before that. */
function removeWithUs(folder: string): () => void {
  const clean = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const interrupted = (signal: NodeJS.Signals): void => {
    remove();
    process.kill(process.pid, signal);
  };
  const remove = (): void => {
    process.removeListener("exit", remove);
    for (const signal of signals) process.removeListener(signal, interrupted);
    clean();
  };
  process.once("exit", remove);
  for (const signal of signals) process.once(signal, interrupted);
  return remove;
}
