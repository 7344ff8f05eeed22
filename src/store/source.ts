/** A place that has baselines: what every kind of source gives, made from a tree of snapshots. */
import { fail } from "../errors.js";
import type { Contract } from "../model/contract.js";
import { didYouMean } from "../util/suggest.js";
import { type Inspection, inspectSnapshot } from "./inspect.js";
import type { Manifest, Snapshot } from "./manifest.js";
import { byName, byVersion, contractNameProblem, isVersion } from "./names.js";
import { labelOf, type SnapshotTree } from "./tree.js";

export interface BaselineSource {
  /** As messages call it: `contracts`, `git:main:contracts`. */
  readonly label: string;
  /** Names of the contracts that have a snapshot, in code unit order; none when the source is empty. */
  contracts(): Promise<readonly string[]>;
  /** Versions of a contract, newest first by semver; none when there is no such contract. */
  versions(name: string): Promise<readonly string[]>;
  /**
   * One snapshot, all digests verified. Its DTOs' sources locate into the stored schema files.
   * @throws problem `baseline-missing` when there is none, `digest-mismatch` when it is not as it was written,
   *   `source` when a newer contract-check wrote it
   */
  read(name: string, version: string): Promise<Contract>;
  /** The same as it was written: its manifest and its schemas. */
  snapshot(name: string, version: string): Promise<StoredSnapshot>;
}

export interface StoredSnapshot extends Snapshot {
  /** Exactly what was read where the source moves: a commit, a package's version, an artifact's digest. */
  readonly origin?: string;
}

export function createSource(tree: SnapshotTree): BaselineSource {
  const versions = (name: string) => listVersions(tree, name);
  const inspect = async (name: string, version: string): Promise<Inspection> => {
    const usable = contractNameProblem(name) === undefined && isVersion(version);
    return (usable ? await inspectSnapshot(tree, name, version) : undefined) ?? missing(tree, name, version);
  };
  return {
    label: tree.label,
    contracts: () => listContracts(tree),
    versions,
    read: async (name, version) => toContract(await inspect(name, version)),
    async snapshot(name, version) {
      const { manifest, schemas } = sound(await inspect(name, version));
      const origin = await tree.origin?.(`${name}/${version}`);
      const stored = new Map([...schemas].map(([file, { json }]) => [file, json]));
      return { manifest, schemas: stored, ...(origin === undefined ? {} : { origin }) };
    },
  };
}

/** Contracts with at least one version. */
export async function listContracts(tree: SnapshotTree): Promise<readonly string[]> {
  const entries = (await tree.list("")) ?? [];
  const names = entries.filter(({ name, kind }) => kind === "folder" && contractNameProblem(name) === undefined);
  const found: string[] = [];
  for (const { name } of names) if ((await listVersions(tree, name)).length > 0) found.push(name);
  return found.sort(byName);
}

export async function listVersions(tree: SnapshotTree, name: string): Promise<readonly string[]> {
  if (contractNameProblem(name) !== undefined) return [];
  const entries = (await tree.list(name)) ?? [];
  return entries
    .filter((entry) => entry.kind === "folder" && isVersion(entry.name))
    .map((entry) => entry.name)
    .sort(byVersion);
}

/** An inspected snapshot of which everything is as it was written; throws its first problem. */
function sound(inspection: Inspection): Inspection & { readonly manifest: Manifest } {
  const { label, manifest, problems } = inspection;
  const [first, ...others] = problems;
  if (first !== undefined) {
    const more = others.map((problem) => problem.message);
    return fail(more.length === 0 ? first : { ...first, details: [...(first.details ?? []), ...more] });
  }
  if (manifest === undefined) throw new Error(`The snapshot ${label} was read without a manifest or a problem.`);
  return { ...inspection, manifest };
}

/** The contract of an inspected snapshot; throws its first problem. */
function toContract(inspection: Inspection): Contract {
  const { label, manifest, manifestFile, schemas } = sound(inspection);
  return {
    name: manifest.name,
    version: manifest.version,
    exporter: manifest.exporter,
    label,
    ...(manifest.revision === undefined ? {} : { revision: manifest.revision }),
    versionPlace: manifestFile?.locate("/version"),
    dtos: manifest.dtos.map(({ name, role, file, dialect }) => {
      const schema = schemas.get(file);
      if (schema === undefined) throw new Error(`The schema file ${file} of ${label} was lost.`);
      const source = { label: schema.label, json: schema.json, defaultDialect: dialect, locate: schema.locate };
      return { name, role, source, pointer: "" };
    }),
  };
}

async function missing(tree: SnapshotTree, name: string, version: string): Promise<never> {
  const [contracts, versions] = [await listContracts(tree), await listVersions(tree, name)];
  const known = versions.length > 0 ? versions : contracts;
  const near = versions.length > 0 ? undefined : didYouMean(name, contracts);
  const kind = versions.length > 0 ? `versions of ${name}` : "contracts";
  return fail({
    kind: "baseline-missing",
    message: `There is no snapshot of ${JSON.stringify(name)} ${JSON.stringify(version)} in ${tree.label}.`,
    place: { file: labelOf(tree, "") },
    ...(known.length > 0 ? { details: [`${kind} there: ${known.slice(0, 20).join(", ")}`] } : {}),
    hint: near ?? "Write it with: contract-check snapshot",
  });
}
