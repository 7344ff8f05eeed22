/** Reads all that the suite needs of a plugin: its manifest, artifact, contracts, examples, and what its host holds. */
import { ContractCheckError, fail, type Problem } from "../errors.js";
import { artifactDigest, openPluginFolder, type PluginFolder } from "../load/plugin-folder.js";
import type { Json } from "../model/json.js";
import type { ManifestExample, PluginManifest } from "../model/plugin.js";
import { openBaselines } from "../store/index.js";
import { bindContracts } from "./bind.js";
import { toManifest } from "./manifest.js";
import type { WorldState } from "./sandbox/world.js";
import { kvKey } from "./sandbox/world.js";
import type { BoundContract, BoundDto, Example } from "./subject.js";

export interface Subject {
  readonly label: string;
  readonly manifest: PluginManifest;
  /** Absent where it cannot be read. */
  readonly artifact?: Uint8Array;
  readonly artifactDigest?: string;
  readonly contracts: readonly BoundContract[];
  readonly examples: readonly Example[];
  /** What is wrong with the files that the manifest names: the artifact, the examples, the host's files. */
  readonly problems: readonly Problem[];
  /** A fresh copy of what the suite's host holds. */
  readonly world: () => WorldState;
}

export type LoadedSubject =
  | { readonly subject: Subject }
  /** The manifest is not as its format says. */
  | { readonly problem: Problem; readonly label: string };

/** Gives the problem instead of throwing it. */
async function attempt<T>(work: () => Promise<T>): Promise<{ readonly value: T } | { readonly problem: Problem }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof ContractCheckError)) throw error;
    return { problem: error.problem };
  }
}

/**
 * @param options `contracts` is the folder of the snapshots, relative to `cwd`; default: `contracts` beside the manifest
 * @throws problems: there is no plugin, a snapshot is damaged
 */
export async function loadSubject(
  path: string,
  options: { readonly cwd: string; readonly contracts?: string },
): Promise<LoadedSubject> {
  const folder = await openPluginFolder(path, options.cwd);
  const read = await attempt(() => folder.manifest());
  if ("problem" in read) return { problem: read.problem, label: path };
  const manifest = toManifest(read.value);
  const problems: Problem[] = [];
  const artifact = await attempt(() => folder.bytes(manifest.artifact.file, "/artifact/file"));
  if ("problem" in artifact) problems.push(artifact.problem);
  const store =
    options.contracts === undefined
      ? await openBaselines("contracts", { root: folder.root })
      : await openBaselines(options.contracts, { root: options.cwd });
  const contracts = await bindContracts(manifest, store);
  const examples: Example[] = [];
  for (const [index, example] of manifest.examples.entries()) {
    const loaded = await attempt(() => loadExample(example, index, contracts, folder));
    if ("problem" in loaded) problems.push(loaded.problem);
    else examples.push(loaded.value);
  }
  const world = await attempt(() => loadWorld(manifest, folder));
  if ("problem" in world) problems.push(world.problem);
  const empty = (): WorldState => ({ env: new Map(), files: new Map(), kv: new Map(), peers: new Map() });
  return {
    subject: {
      label: path,
      manifest,
      ...("value" in artifact ? { artifact: artifact.value, artifactDigest: artifactDigest(artifact.value) } : {}),
      contracts,
      examples,
      problems,
      world: "value" in world ? world.value : empty,
    },
  };
}

async function loadExample(
  example: ManifestExample,
  index: number,
  contracts: readonly BoundContract[],
  folder: PluginFolder,
): Promise<Example> {
  const at = `/examples/${index}`;
  const contract = contractOf(example, contracts, folder, at);
  const input = await folder.json(example.input, `${at}/input`);
  const name = example.name ?? example.input;
  if (example.error !== undefined) return { name, contract, input, expected: { kind: "error", code: example.error } };
  const payload: Json = await folder.json(example.output ?? "", `${at}/output`);
  return { name, contract, input, expected: { kind: "output", payload } };
}

function contractOf(
  { contract }: ManifestExample,
  contracts: readonly BoundContract[],
  folder: PluginFolder,
  at: string,
): BoundDto {
  const inputs = contracts.filter(({ role }) => role === "in");
  const place = folder.locate(at) ?? { file: folder.file };
  if (contract === undefined) {
    const newest = inputs[0]?.versions.at(-1);
    if (inputs.length === 1 && newest !== undefined) return newest;
    return fail({
      kind: "manifest",
      message: `The example does not say of which contract it is, and there ${inputs.length === 1 ? "is no stored version" : `are ${inputs.length} to choose from`}.`,
      place,
      hint: 'Add a line such as: contract = "quotes/QuoteRequest@1.0.0"',
    });
  }
  const found = inputs.flatMap(({ versions, outside }) => [...versions, ...outside]);
  const bound = found.find(({ reference }) => reference === contract);
  if (bound !== undefined) return bound;
  return fail({
    kind: "manifest",
    message: `The example is of ${JSON.stringify(contract)}, which is no stored version of an "in" contract.`,
    place: folder.locate(`${at}/contract`) ?? place,
    hint: `Stored versions: ${found.map(({ reference }) => reference).join(", ") || "none"}.`,
  });
}

async function loadWorld({ host }: PluginManifest, folder: PluginFolder): Promise<() => WorldState> {
  const contents = async (named: Readonly<Record<string, string>>, pointer: string) => {
    const found = new Map<string, Uint8Array>();
    for (const [key, file] of Object.entries(named)) found.set(key, await folder.bytes(file, pointer));
    return found;
  };
  const files = await contents(host.files, "/host/files");
  const peers = await contents(host.peers, "/host/peers");
  return () => ({
    env: new Map(Object.entries(host.env)),
    files: new Map(files),
    kv: new Map(
      Object.entries(host.kv).flatMap(([namespace, values]) =>
        Object.entries(values).map(([key, value]) => [kvKey(namespace, key), new TextEncoder().encode(value)] as const),
      ),
    ),
    peers,
  });
}
