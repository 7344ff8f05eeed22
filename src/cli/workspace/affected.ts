/** Repositories that changed since a revision, and all that depend on them. */
import { resolve } from "node:path";
import { fail } from "../../errors.js";
import { lines, runGit } from "../../store/git.js";
import { dependencies } from "../../workspace/graph.js";
import type { WorkspaceState } from "./state.js";

/** @throws problem `source` where git does not know the revision */
export async function affectedSince(state: WorkspaceState, ref: string): Promise<ReadonlySet<string>> {
  if (ref === "" || /^-|[\s\p{C}]/u.test(ref)) {
    fail({ kind: "usage", message: `${JSON.stringify(ref)} is no git revision.`, hint: "Write --since origin/main." });
  }
  const affected = new Set<string>();
  for (const { name, path } of state.written) {
    if (path === undefined || (await hasChanged(resolve(state.root, path), ref, name))) affected.add(name);
  }
  const needs = dependencies(state);
  for (let grown = -1; grown !== affected.size; ) {
    grown = affected.size;
    for (const [name, others] of needs) if (others.some((other) => affected.has(other))) affected.add(name);
  }
  return affected;
}

async function hasChanged(cwd: string, ref: string, name: string): Promise<boolean> {
  const changed = await runGit(["diff", "--name-only", "-z", "--relative", ref, "--", "."], { cwd });
  if (changed.code !== 0) {
    return fail({
      kind: "source",
      message: `git cannot say what changed in ${name} since ${ref}.`,
      details: lines(changed.stderr),
      hint: `Fetch it: git fetch origin ${ref.replace(/^origin\//, "")}`,
    });
  }
  const untracked = await runGit(["ls-files", "--others", "--exclude-standard", "-z", "--", "."], { cwd });
  return changed.stdout.length > 0 || untracked.stdout.length > 0;
}
