/** What a repository of a registry holds: its tags, its artifacts and their blobs, every digest verified. */
import { fail } from "../../errors.js";
import { isArray, isObject, own } from "../../model/json.js";
import { parseJsonText } from "../../util/json-text.js";
import { sanitize } from "../../util/sanitize.js";
import { type Artifact, blobDigest, type Descriptor, manifestType, readArtifact } from "./artifact.js";
import type { OciClient } from "./client.js";

const maxTags = 20_000;

/** Every tag; none where there is no such repository. */
export async function listTags(client: OciClient): Promise<readonly string[]> {
  const tags = new Set<string>();
  let page: string | URL = "/tags/list?n=1000";
  for (;;) {
    const { status, body, headers, url } = await client.send(page);
    if (status === 404) return [...tags];
    const json = parseJsonText(Buffer.from(body).toString("utf8"), `${client.label}: the list of tags`);
    const found = isObject(json) ? (own(json, "tags") ?? []) : undefined;
    if (!isArray(found)) return refuse(client, "gave something else than a list of tags");
    const before = tags.size;
    for (const tag of found) if (typeof tag === "string") tags.add(tag);
    const next = /<([^>]*)>\s*;\s*rel="?next"?/.exec(headers.get("link") ?? "")?.[1];
    // A page without news would be followed for ever.
    if (next === undefined || tags.size === before) return [...tags];
    if (tags.size > maxTags) return refuse(client, `has more than ${maxTags} tags`);
    page = new URL(next, url);
    if (page.origin !== url.origin) return refuse(client, "continues its list of tags on another host");
  }
}

/** The artifact at a tag or digest; `undefined` where there is none. */
export async function fetchArtifact(client: OciClient, reference: string): Promise<Artifact | undefined> {
  const { status, body } = await client.send(`/manifests/${reference}`, { headers: { accept: manifestType } });
  if (status === 404) return undefined;
  const label = `${client.label}${reference.startsWith("sha256:") ? "@" : ":"}${reference}`;
  if (reference.startsWith("sha256:") && blobDigest(body) !== reference) return otherDigest(label, blobDigest(body));
  return readArtifact(body, label);
}

export async function fetchBlob(client: OciClient, { digest, size }: Descriptor): Promise<Uint8Array> {
  const { status, body } = await client.send(`/blobs/${digest}`, { maxBytes: size });
  if (status === 404) return refuse(client, `has lost a part of the artifact (${digest})`);
  const found = blobDigest(body);
  return found === digest ? body : otherDigest(`${client.label}@${digest}`, found);
}

function otherDigest(label: string, found: string): never {
  return fail({
    kind: "digest-mismatch",
    message: `${label} is not what the registry was asked for.`,
    details: [`found ${found}`],
    hint: "Nothing was changed. The registry, or somebody on the way to it, gave other content: do not use it.",
  });
}

function refuse(client: OciClient, why: string): never {
  return fail({
    kind: "source",
    message: sanitize(`${client.label} ${why}.`),
    hint: "Nothing was changed. Check the registry, then run the command again.",
  });
}
