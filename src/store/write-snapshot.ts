/** Writes a contract's current version as an immutable snapshot. */
import { join } from "node:path";
import { fail } from "../errors.js";
import type { Contract } from "../model/contract.js";
import { sanitize } from "../util/sanitize.js";
import { type AtomicOptions, writeFolder } from "./atomic-folder.js";
import { attempt } from "./attempt.js";
import { conflictProblem } from "./conflict.js";
import { inspectSnapshot } from "./inspect.js";
import { contentDigest, fileText, type Snapshot, toSnapshot } from "./manifest.js";
import { contractNameProblem, isVersion, manifestName } from "./names.js";
import { confineFolder, refuseLink } from "./paths.js";
import { openFolderTree } from "./sources/dir.js";

export interface WriteResult {
  /** The snapshot's folder, relative to the root, with `/`. */
  readonly folder: string;
  /** Its files, relative to the root, with `/`: the manifest first, then the schemas ordered by DTO. */
  readonly files: readonly string[];
  /** False when the same version with the same content was there already; then nothing was touched. */
  readonly written: boolean;
}

/**
 * Writes `folder/<name>/<version>/` whole or not at all.
 *
 * @param folder the folder of all snapshots, relative to the root
 * @throws problem `snapshot-conflict` with the differences when the version exists with other content,
 *   `digest-mismatch` when it exists and was damaged, `config` when the contract has no usable name or version or no
 *   DTO, `io` when the file system refuses, or the problem of a DTO that cannot be used
 */
export async function writeSnapshot(
  folder: string,
  contract: Contract,
  options: AtomicOptions & { readonly root: string },
): Promise<WriteResult> {
  return storeSnapshot(folder, toSnapshot(writable(contract)), options);
}

/** The same for a snapshot that is made already, such as one of another place. */
export async function storeSnapshot(
  folder: string,
  snapshot: Snapshot,
  options: AtomicOptions & { readonly root: string },
): Promise<WriteResult> {
  const { name, version } = snapshot.manifest;
  const base = await confineFolder(options.root, folder);
  const relative = [...(base.relative === "." ? [] : [base.relative]), name, version].join("/");
  const texts = new Map([[manifestName, fileText(snapshot.manifest)]]);
  for (const [file, schema] of snapshot.schemas) texts.set(file, fileText(schema));
  const result = { folder: relative, files: [...texts.keys()].map((file) => `${relative}/${file}`) };
  await refuseLink(join(base.absolute, name), relative);
  if (await isStored(folder, snapshot, options.root)) return { ...result, written: false };
  const written = await attempt(relative, () => writeFolder(join(base.absolute, name), version, texts, options));
  // Another process was faster: its content counts.
  if (!written && !(await isStored(folder, snapshot, options.root))) {
    return fail({
      kind: "io",
      message: `${relative} is in the way and is no snapshot.`,
      place: { file: relative },
      hint: `Remove ${relative} and run the command again.`,
    });
  }
  return { ...result, written };
}

/** Whether exactly this content is stored; throws when other content is. */
async function isStored(folder: string, snapshot: Snapshot, root: string): Promise<boolean> {
  const tree = await openFolderTree(folder, root);
  const { name, version } = snapshot.manifest;
  const stored = await inspectSnapshot(tree, name, version);
  if (stored === undefined) return false;
  const [problem] = stored.problems;
  // An empty folder holds nothing that could be lost.
  if (problem !== undefined && ((await tree.list(`${name}/${version}`)) ?? []).length === 0) return false;
  if (problem !== undefined) return fail(problem);
  if (stored.manifest === undefined) return false;
  if (contentDigest(stored.manifest) === contentDigest(snapshot.manifest)) return true;
  return fail(conflictProblem(stored, stored.manifest.dtos, snapshot));
}

/** The contract when it can be written. */
function writable(contract: Contract): Contract & { readonly version: string } {
  const { name, version, dtos } = contract;
  const nameProblem = contractNameProblem(name);
  const shown = JSON.stringify(sanitize(name));
  if (nameProblem !== undefined) {
    return refuse(`The contract name ${shown} ${nameProblem}.`, "Rename the contract in the configuration.");
  }
  if (version === undefined) {
    return refuse(`The contract ${shown} has no version.`, 'Set its version: version: { from: "package.json" }');
  }
  if (!isVersion(version)) {
    const hint = "Use major.minor.patch, such as 1.4.0 or 2.0.0-rc.1.";
    return refuse(`The version ${JSON.stringify(sanitize(version))} of ${shown} is no semantic version.`, hint);
  }
  if (dtos.length === 0) {
    return refuse(`The contract ${shown} has no DTO.`, "Export at least one schema from its source.");
  }
  const seen = new Set<string>();
  for (const dto of dtos) {
    if (dto.problem !== undefined) return fail(dto.problem);
    if (seen.has(dto.name)) {
      return refuse(`The contract ${shown} has two DTOs named ${JSON.stringify(sanitize(dto.name))}.`, "Rename one.");
    }
    seen.add(dto.name);
  }
  return { ...contract, version };
}

function refuse(message: string, hint: string): never {
  return fail({ kind: "config", message, hint });
}
