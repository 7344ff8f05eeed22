/** The state of a workspace: every repository looked at, nothing of it run. */
import { realpath, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ContractCheckError, fail } from "../../errors.js";
import type { Lock } from "../../model/lock.js";
import type {
  Repository,
  Use,
  UseKind,
  VersionRef,
  Workspace,
  WrittenRepository,
  WrittenUse,
} from "../../model/workspace.js";
import type { SnapshotTree } from "../../store/tree.js";
import { compareText } from "../../workspace/matrix.js";
import type { Progress } from "../progress.js";
import type { LoadedWorkspaceFile } from "./file.js";
import { consumesOf, ownSchemas } from "./repository-config.js";

/** A place that has snapshots. */
export interface SnapshotHome {
  readonly tree: SnapshotTree;
  /** Absolute path, where it is a folder of this machine: then another thread can read it as well. */
  readonly folder?: string;
}

export interface WorkspaceState extends Workspace {
  readonly root: string;
  readonly written: readonly WrittenRepository[];
  /** The repository that provides a contract. */
  readonly providers: ReadonlyMap<string, string>;
  /** Where each repository's snapshots are. */
  readonly homes: ReadonlyMap<string, SnapshotHome>;
}

export interface StateOptions {
  /** How many versions of each contract are looked at, newest first. */
  readonly depth: number;
  readonly insecure?: boolean;
  readonly progress: Progress;
}

interface Opened {
  readonly written: WrittenRepository;
  readonly home: SnapshotHome;
  readonly lock: Lock;
  /** Absolute path, for a repository of this machine. */
  readonly path?: string;
  /** What its own configuration says it consumes. */
  readonly declared: readonly WrittenUse[];
}

/** @throws problem `config` when a contract has two providers, `not-found` when a repository is not there */
export async function loadState(file: LoadedWorkspaceFile, options: StateOptions): Promise<WorkspaceState> {
  const { root, repositories: written } = file;
  const opened: Opened[] = [];
  for (const repository of written) {
    options.progress.say(`reading ${repository.name}`);
    opened.push(await open(repository, root, options));
  }
  opened.sort((a, b) => compareText(a.written.name, b.written.name));
  const providers = new Map<string, string>();
  const versions = new Map<string, readonly VersionRef[]>();
  const repositories: Repository[] = [];
  for (const each of opened) {
    const { name } = each.written;
    const provides = await providedBy(each);
    for (const contract of provides) {
      const other = providers.get(contract);
      if (other !== undefined) twoProviders(contract, other, name);
      providers.set(contract, name);
      versions.set(contract, await versionsOf(each.home.tree, contract, options.depth));
    }
    repositories.push({ name, provides, uses: await usesOf(each) });
  }
  const homes = new Map(opened.map(({ written: { name }, home }) => [name, home]));
  return { root, written, repositories, versions, providers, homes };
}

async function open(written: WrittenRepository, root: string, options: StateOptions): Promise<Opened> {
  const { parseLock, readLock } = await import("../../store/lockfile.js");
  const { name, path, git, snapshots = "contracts" } = written;
  if (path !== undefined) {
    const folder = resolve(root, path);
    const info = await stat(folder).catch(() => undefined);
    if (info?.isDirectory() !== true) {
      fail({
        kind: "not-found",
        message: `The repository ${name} is not there: ${path} is no folder.`,
        hint: "Check it out, or correct its path in the workspace file.",
      });
    }
    const real = await realpath(folder);
    const { confineFolder } = await import("../../store/paths.js");
    const { folderTree } = await import("../../store/sources/dir.js");
    const { absolute, relative } = await confineFolder(real, snapshots);
    const tree = folderTree(absolute, `${name}/${relative}`);
    const lock = await namingRepository(name, () => readLock(real));
    const declared = await namingRepository(name, () => consumesOf(real));
    return { written, home: { tree, folder: absolute }, lock, path: real, declared };
  }
  const { fetchGitFolder, parseGitRemote } = await import("../../store/sources/git-remote.js");
  const { below, memoryTree } = await import("../../store/memory-tree.js");
  const remote = parseGitRemote(`git:${git ?? ""}`);
  const { files, commit } = await fetchGitFolder(remote, ".", { root, insecure: options.insecure });
  const text = files.get("contracts.lock");
  const lock =
    text === undefined
      ? { lockVersion: 1 as const, contracts: [] }
      : await namingRepository(name, async () => parseLock(Buffer.from(text).toString("utf8"), "contracts.lock"));
  const repair = `The snapshot is damaged in ${remote.ref} of ${name} itself.`;
  const tree = memoryTree(`${name}/${snapshots}`, below(files, snapshots), { repair, origin: commit });
  return { written, home: { tree }, lock, declared: [] };
}

/** A message about a file of a repository says whose it is. */
async function namingRepository<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ContractCheckError)) throw error;
    const { place, message } = error.problem;
    const named = place === undefined ? {} : { place: { ...place, file: join(name, place.file) } };
    return fail({ ...error.problem, ...named, message: `${name}: ${message}` }, error);
  }
}

async function providedBy({ written, home, lock }: Opened): Promise<readonly string[]> {
  if (written.provides !== undefined) return [...written.provides].sort(compareText);
  const { listContracts } = await import("../../store/source.js");
  const uses = [...(written.consumes ?? []), ...(written.plugs ?? [])].map(({ contract }) => contract);
  const used = new Set([...lock.contracts.map(({ name }) => name), ...uses]);
  return (await listContracts(home.tree)).filter((name) => !used.has(name));
}

async function versionsOf(tree: SnapshotTree, contract: string, depth: number): Promise<readonly VersionRef[]> {
  const { listVersions } = await import("../../store/source.js");
  const { digestOfSnapshot } = await import("../../store/index.js");
  const found: VersionRef[] = [];
  for (const version of (await listVersions(tree, contract)).slice(0, depth)) {
    // What is damaged has no digest, and every question about it is unknown.
    found.push({ version, digest: (await digestOfSnapshot(tree, contract, version)) ?? "" });
  }
  return found;
}

async function usesOf({ written, lock, path, declared }: Opened): Promise<readonly Use[]> {
  const { name } = written;
  const plugged = new Set((written.plugs ?? []).map(({ contract }) => contract));
  const pinned: readonly WrittenUse[] = lock.contracts
    .filter((pin) => !plugged.has(pin.name))
    .map((pin) => ({ contract: pin.name }));
  const all: readonly (readonly [UseKind, WrittenUse])[] = [
    ...(written.consumes ?? pinned).map((use) => ["consumes", use] as const),
    ...(written.plugs ?? []).map((use) => ["plugs", use] as const),
  ];
  const uses: Use[] = [];
  for (const [kind, { contract, dtos: said }] of all) {
    const pin = lock.contracts.find((each) => each.name === contract);
    const dtos = said ?? declared.find((each) => each.contract === contract)?.dtos;
    const schemas = dtos === undefined || path === undefined ? undefined : await ownSchemas(dtos, path, contract);
    uses.push({
      repository: name,
      contract,
      kind,
      ...(pin === undefined ? {} : { pinned: { version: pin.version, digest: pin.digest } }),
      ...(dtos === undefined ? {} : { dtos }),
      ...(schemas === undefined ? {} : { schemas }),
    });
  }
  return uses;
}

function twoProviders(contract: string, one: string, other: string): never {
  return fail({
    kind: "config",
    message: `Both ${one} and ${other} have snapshots of ${contract}, and the workspace does not say who provides it.`,
    hint: `Add \`provides\` to one of them, or pin ${contract} in the other with contract-check pin.`,
  });
}
