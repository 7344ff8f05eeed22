/** Pushes a snapshot into an OCI registry. A version that is there stays what it is. */
import { fail } from "../errors.js";
import { parseJsonText } from "../util/json-text.js";
import { contentDigest, type Snapshot, toManifest } from "./manifest.js";
import { blobDigest, manifestType, toArtifact } from "./oci/artifact.js";
import { createOciClient, type OciClient } from "./oci/client.js";
import { parseOciReference, tagOf } from "./oci/reference.js";
import { fetchArtifact, fetchBlob } from "./oci/repository.js";
import type { Places } from "./sources/places.js";

export interface PublishResult {
  /** `oci:ghcr.io/acme/project-api:1.4.0`. */
  readonly reference: string;
  /** Digest of the artifact's manifest. */
  readonly digest: string;
  /** False when the same content was there already; then nothing was sent. */
  readonly published: boolean;
}

/**
 * @param target `oci:HOST/REPOSITORY`; the tag is the snapshot's version
 * @throws problem `snapshot-conflict` when the version is there with other content, `usage` when the target names
 *   another version, `source` when the registry does not take it
 */
export async function publishSnapshot(snapshot: Snapshot, target: string, places: Places): Promise<PublishResult> {
  const { name, version } = snapshot.manifest;
  const reference = parseOciReference(target);
  const tag = tagOf(version);
  if (reference.digest !== undefined || (reference.tag !== undefined && reference.tag !== tag)) {
    return fail({
      kind: "usage",
      message: `${JSON.stringify(target)} names another version than the ${version} that is to be published.`,
      hint: `Leave it out: --to oci:${reference.host}/${reference.repository}`,
    });
  }
  const client = createOciClient(reference, places);
  const shown = `${client.label}:${tag}`;
  const there = await storedDigest(client, tag, snapshot, shown);
  if (there !== undefined) return { reference: shown, digest: there, published: false };
  const { manifest, blobs } = toArtifact(snapshot);
  for (const blob of blobs) await pushBlob(client, blob);
  await client.send(`/manifests/${tag}`, {
    method: "PUT",
    headers: { "content-type": manifestType },
    body: manifest,
  });
  // Registries have no "only if absent": who was faster is seen afterwards.
  const after = await fetchArtifact(client, tag);
  const digest = blobDigest(manifest);
  if (after?.digest === digest) return { reference: shown, digest, published: true };
  return fail({
    kind: "snapshot-conflict",
    message: `${shown} is not what was just published: somebody published ${name} ${version} at the same time.`,
    details: [`published ${digest}`, `found     ${after?.digest ?? "nothing"}`],
    hint: `Look at both, then give one of them a new version.`,
  });
}

/** The digest of what is there, when it has this content. */
async function storedDigest(
  client: OciClient,
  tag: string,
  snapshot: Snapshot,
  shown: string,
): Promise<string | undefined> {
  const artifact = await fetchArtifact(client, tag);
  if (artifact === undefined) return undefined;
  const text = Buffer.from(await fetchBlob(client, artifact.contract)).toString("utf8");
  const read = toManifest(parseJsonText(text, `${shown}: contract.json`));
  if ("manifest" in read && contentDigest(read.manifest) === contentDigest(snapshot.manifest)) return artifact.digest;
  const { name } = snapshot.manifest;
  const stored = "manifest" in read ? read.manifest.dtos : [];
  const before = new Map(stored.map((dto) => [dto.name, `${dto.role} ${dto.dialect} ${dto.digest}`]));
  const after = new Map(snapshot.manifest.dtos.map((dto) => [dto.name, `${dto.role} ${dto.dialect} ${dto.digest}`]));
  const details = [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((dto) => {
    const [old, next] = [before.get(dto), after.get(dto)];
    if (old === next) return [];
    return [
      old === undefined ? `+ ${dto} was added` : next === undefined ? `- ${dto} was removed` : `~ ${dto} changed`,
    ];
  });
  return fail({
    kind: "snapshot-conflict",
    message: `${shown} exists with other content; a published version never changes.`,
    details,
    hint: `Give ${name} a new version, run contract-check snapshot, and publish that.`,
  });
}

/** Uploads a blob in one piece, unless it is there. */
async function pushBlob(client: OciClient, blob: Uint8Array): Promise<void> {
  const digest = blobDigest(blob);
  if ((await client.send(`/blobs/${digest}`, { method: "HEAD" })).status === 200) return;
  const started = await client.send("/blobs/uploads/", { method: "POST" });
  const location = started.headers.get("location");
  if (location === null || started.status === 404) {
    return fail({
      kind: "source",
      message: `${client.label} takes no uploads.`,
      hint: "Check the repository's name, and whether you may write to it.",
    });
  }
  const upload = new URL(location, started.url);
  upload.searchParams.set("digest", digest);
  await client.send(upload, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    body: blob,
  });
}
