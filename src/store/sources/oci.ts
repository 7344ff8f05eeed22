/** Snapshots in an OCI registry: a repository is a contract, and its tags are the versions. */
import { isObject, own } from "../../model/json.js";
import { parseJsonText } from "../../util/json-text.js";
import { byVersion, contractNameProblem, manifestName } from "../names.js";
import type { Artifact } from "../oci/artifact.js";
import { createOciClient } from "../oci/client.js";
import { type OciReference, parseOciReference, tagOf, versionOf } from "../oci/reference.js";
import { fetchArtifact, fetchBlob, listTags } from "../oci/repository.js";
import type { SnapshotTree, TreeEntry } from "../tree.js";
import type { Places } from "./places.js";

/** Blobs that are fetched at once. */
const atOnce = 8;

interface Version {
  readonly name: string;
  readonly artifact: Artifact;
}

/** Opens a repository, or the one version that a tag or a digest names, as a tree of snapshots. */
export async function openOciTree(spec: string, places: Places): Promise<SnapshotTree> {
  const reference = parseOciReference(spec);
  const client = createOciClient(reference, places);
  const artifacts = new Map<string, Promise<Artifact | undefined>>();
  const artifactAt = (at: string) => {
    const known = artifacts.get(at) ?? fetchArtifact(client, at);
    artifacts.set(at, known);
    return known;
  };
  const blobs = new Map<string, Promise<Uint8Array>>();
  const blobOf = (descriptor: Artifact["contract"]) => {
    const known = blobs.get(descriptor.digest) ?? fetchBlob(client, descriptor);
    blobs.set(descriptor.digest, known);
    return known;
  };
  const identify = async (artifact: Artifact): Promise<{ name: string; version: string } | undefined> => {
    const text = Buffer.from(await blobOf(artifact.contract)).toString("utf8");
    const json = parseJsonText(text, `${client.label}: ${manifestName}`);
    const [name, version] = isObject(json) ? [own(json, "name"), own(json, "version")] : [];
    const usable = typeof name === "string" && contractNameProblem(name) === undefined && typeof version === "string";
    return usable ? { name, version } : undefined;
  };
  let known: Promise<{ name: string; versions: ReadonlyMap<string, string> } | undefined> | undefined;
  /** The contract's name, and where each of its versions is. Asked for once. */
  const contents = () => {
    known ??= (async () => {
      const where = await placesOf(reference, () => listTags(client));
      const [newest] = where.versions;
      const artifact = newest === undefined ? undefined : await artifactAt(newest.at);
      const identity = artifact === undefined ? undefined : await identify(artifact);
      if (identity === undefined) return undefined;
      const versions = where.only ? [{ ...where.versions[0], version: identity.version }] : where.versions;
      return { name: identity.name, versions: new Map(versions.map(({ version, at }) => [version, at ?? ""])) };
    })();
    return known;
  };
  const versionAt = async (folder: string): Promise<Version | undefined> => {
    const found = await contents();
    const [name = "", version = ""] = folder.split("/");
    const at = found?.name === name ? found.versions.get(version) : undefined;
    const artifact = at === undefined ? undefined : await artifactAt(at);
    return artifact === undefined ? undefined : { name, artifact };
  };
  const folders = (names: Iterable<string>): TreeEntry[] => [...names].map((name) => ({ name, kind: "folder" }));
  return {
    label: client.label,
    list: async (folder) => {
      const found = await contents();
      if (found === undefined) return undefined;
      if (folder === "") return folders([found.name]);
      if (folder === found.name) return folders(found.versions.keys());
      const version = await versionAt(folder);
      if (version === undefined) return undefined;
      return [manifestName, ...version.artifact.schemas.keys()].map((name) => ({ name, kind: "file" }));
    },
    read: async (folder, names) => {
      const result = new Map<string, Uint8Array>();
      const version = await versionAt(folder);
      const wanted = names.flatMap((name) => {
        const { contract, schemas } = version?.artifact ?? {};
        const descriptor = name === manifestName ? contract : schemas?.get(name);
        return descriptor === undefined ? [] : [{ name, descriptor }];
      });
      for (let from = 0; from < wanted.length; from += atOnce) {
        const batch = wanted.slice(from, from + atOnce);
        const bytes = await Promise.all(batch.map(({ descriptor }) => blobOf(descriptor)));
        for (const [index, { name }] of batch.entries()) result.set(name, bytes[index] ?? new Uint8Array());
      }
      return result;
    },
    repair: () => `The snapshot is damaged in ${client.label} itself: name another version of it.`,
    origin: async (folder) => (await versionAt(folder))?.artifact.digest,
  };
}

interface Where {
  /** Newest first. */
  readonly versions: readonly { readonly version: string; readonly at: string }[];
  /** A tag or a digest was named: what its artifact says is its version, whatever the tag is called. */
  readonly only: boolean;
}

async function placesOf(reference: OciReference, tags: () => Promise<readonly string[]>): Promise<Where> {
  const named = reference.digest ?? reference.tag;
  if (named !== undefined) return { versions: [{ version: "", at: named }], only: true };
  const versions = (await tags())
    .flatMap((tag) => versionOf(tag) ?? [])
    .sort(byVersion)
    .map((version) => ({ version, at: tagOf(version) }));
  return { versions, only: false };
}
