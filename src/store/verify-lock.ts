/** Verifies what the lock pins: that each vendored snapshot is there, whole, and the one that was pinned. */
import type { Problem } from "../errors.js";
import { type Lock, lockName, type Pin } from "../model/lock.js";
import { inspectSnapshot } from "./inspect.js";
import { openFolderTree } from "./sources/dir.js";
import { labelOf, type SnapshotTree } from "./tree.js";

export interface VerifiedPin {
  readonly pin: Pin;
  /** Empty when the vendored snapshot is the pinned one; else each names its file. */
  readonly problems: readonly Problem[];
}

/** @param folder the folder of the snapshots, relative to the root */
export async function verifyLock(
  lock: Lock,
  folder: string,
  { root }: { readonly root: string },
): Promise<readonly VerifiedPin[]> {
  const tree = await openFolderTree(folder, root);
  const verified: VerifiedPin[] = [];
  for (const pin of lock.contracts) verified.push({ pin, problems: await problemsOf(tree, pin) });
  return verified;
}

async function problemsOf(tree: SnapshotTree, pin: Pin): Promise<readonly Problem[]> {
  const { name, version, digest } = pin;
  const label = labelOf(tree, `${name}/${version}`);
  const stored = await inspectSnapshot(tree, name, version);
  if (stored === undefined) {
    const message = `${label} is pinned in ${lockName} and is not there.`;
    const hint = `Restore it with: git checkout -- ${label}, or fetch it again: contract-check pin --update ${name}`;
    return [{ kind: "baseline-missing", message, place: { file: label }, hint }];
  }
  if (stored.problems.length > 0) return stored.problems;
  const found = stored.manifest?.digest ?? "none";
  if (found === digest) return [];
  return [
    {
      kind: "digest-mismatch",
      message: `${label} is whole, but it is not what ${lockName} pins.`,
      place: { file: `${label}/contract.json` },
      details: [`pinned ${digest}`, `found  ${found}`],
      hint: `Restore both with: git checkout -- ${lockName} ${label}`,
    },
  ];
}
