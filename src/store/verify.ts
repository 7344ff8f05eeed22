/** Verifies every stored snapshot: recomputes all digests and names what was touched, is missing, or is extra. */
import { fail, type Problem } from "../errors.js";
import { sanitize } from "../util/sanitize.js";
import { inspectSnapshot } from "./inspect.js";
import { createSource } from "./source.js";
import { openFolderTree } from "./sources/dir.js";
import { labelOf, type SnapshotTree } from "./tree.js";

export interface VerifiedContract {
  readonly name: string;
  /** Newest first. */
  readonly versions: readonly VerifiedVersion[];
}

export interface VerifiedVersion {
  readonly version: string;
  /** Its folder, relative to the root: `contracts/project-api/1.2.0`. */
  readonly label: string;
  /** Digest of the whole snapshot; absent when the manifest cannot be used. */
  readonly digest?: string;
  /** Number of DTOs; 0 when the manifest cannot be used. */
  readonly dtos: number;
  /** Empty when all is as it was written; else of kind `digest-mismatch`, each naming its file. */
  readonly problems: readonly Problem[];
}

/**
 * Verifies all snapshots of a folder.
 *
 * @throws problem `baseline-missing` when there is none: nothing was verified
 */
export async function verifySnapshots(
  folder: string,
  { root }: { readonly root: string },
): Promise<readonly VerifiedContract[]> {
  const tree = await openFolderTree(folder, root);
  const source = createSource(tree);
  const contracts: VerifiedContract[] = [];
  for (const name of await source.contracts()) {
    const versions: VerifiedVersion[] = [];
    for (const version of await source.versions(name)) versions.push(await verifyVersion(tree, name, version));
    contracts.push({ name, versions });
  }
  if (contracts.length > 0) return contracts;
  return fail({
    kind: "baseline-missing",
    message: `There are no snapshots in ${tree.label}.`,
    place: { file: tree.label },
    hint: "Write the first with: contract-check snapshot",
  });
}

async function verifyVersion(tree: SnapshotTree, name: string, version: string): Promise<VerifiedVersion> {
  const inspection = await inspectSnapshot(tree, name, version);
  const label = labelOf(tree, `${name}/${version}`);
  if (inspection === undefined) return { version, label, dtos: 0, problems: [] };
  const { manifest, problems, extra } = inspection;
  const extras = extra.map((file): Problem => extraFile(`${label}/${file}`));
  return {
    version,
    label,
    ...(manifest === undefined ? {} : { digest: manifest.digest }),
    dtos: manifest?.dtos.length ?? 0,
    problems: [...problems, ...extras],
  };
}

function extraFile(file: string): Problem {
  const message = sanitize(`${file}: is not part of the snapshot.`);
  return { kind: "digest-mismatch", message, place: { file }, hint: "Remove it, or move it out of the snapshot." };
}
