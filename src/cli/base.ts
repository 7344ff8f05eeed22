/**
 * The base of a branch: what counts is read from the tip of the base revision, so that a change cannot approve itself,
 * and what is new is told by the commit that the branch started from.
 */
import { ContractCheckError, type Problem } from "../errors.js";
import type { LoadedConfig } from "../load/config.js";
import type { Checkout, Revision } from "../store/index.js";

export interface Base {
  readonly ref: string;
  /** The commit that the branch is compared with. */
  readonly commit: string;
  /** The text of a file at the tip, or where the branch started; `undefined` where there is none. */
  readonly read: (where: "tip" | "start", path: string) => Promise<string | undefined>;
  /** The configuration at the tip: one, none, or why it cannot be read. */
  readonly rules: LoadedConfig | undefined | Problem;
  /** The configuration where the branch started, with the files of that commit around it. */
  readonly start: LoadedConfig | undefined | Problem;
  /** Removes everything that was checked out. */
  readonly close: () => void;
}

/**
 * Opens a base revision for the configuration in force.
 * @throws problem `usage` for what is no revision, `source` where it cannot be had
 */
export async function openBase(ref: string, loaded: LoadedConfig): Promise<Base> {
  const { checkOut, findRevision, mergeBase } = await import("../store/index.js");
  const { root } = loaded;
  const tip = await findRevision(root, ref);
  const start: Revision = { ...tip, commit: (await mergeBase(root, tip.commit)) ?? tip.commit };
  const open: Checkout[] = [];
  const close = (): void => {
    for (const checkout of open.splice(0)) checkout.remove();
  };
  const configAt = async (revision: Revision) => {
    const checkout = await checkOut(root, revision);
    open.push(checkout);
    return readConfig(checkout.root, loaded);
  };
  try {
    const started = await configAt(start);
    const rules = tip.commit === start.commit ? started : await configAt(tip);
    return { ref, commit: start.commit, read: reader(root, { tip, start }), rules, start: started, close };
  } catch (error) {
    close();
    throw error;
  }
}

function reader(root: string, commits: Readonly<Record<"tip" | "start", Revision>>): Base["read"] {
  return async (where, path) => {
    const { readGitFile } = await import("../store/index.js");
    try {
      return await readGitFile({ root, ref: commits[where].commit, path });
    } catch (error) {
      if (error instanceof ContractCheckError && error.problem.kind === "not-found") return undefined;
      throw error;
    }
  };
}

/** The configuration of the same name, or the only one that the folder has. */
async function readConfig(
  root: string,
  { file, root: home }: LoadedConfig,
): Promise<LoadedConfig | undefined | Problem> {
  const { access } = await import("node:fs/promises");
  const { basename, join, relative } = await import("node:path");
  const { configNames, findConfig, loadConfig } = await import("../load/config.js");
  try {
    const same = join(root, relative(home, file));
    const there = await access(same).then(
      () => same,
      () => (configNames.includes(basename(file)) ? findConfig(root) : undefined),
    );
    return there === undefined ? undefined : await loadConfig({ cwd: root, file: there });
  } catch (error) {
    if (error instanceof ContractCheckError) return error.problem;
    throw error;
  }
}

export function isProblem(value: LoadedConfig | undefined | Problem): value is Problem {
  return value !== undefined && "kind" in value;
}
