/**
 * How a snapshot is an artifact: the image manifest's config is `contract.json`, each layer is a schema file under its
 * title. Media types are our own, so that nothing takes it for an image.
 */
import { createHash } from "node:crypto";
import { fail } from "../../errors.js";
import { isArray, isObject, type Json, type JsonObject, own } from "../../model/json.js";
import { canonicalText } from "../../util/canonical.js";
import { parseJsonText } from "../../util/json-text.js";
import { fileText, type Snapshot } from "../manifest.js";
import { schemaSuffix } from "../names.js";
import { maxFileBytes } from "../tree.js";

export const manifestType = "application/vnd.oci.image.manifest.v1+json";
const artifactType = "application/vnd.contract-check.contract.v1";
const contractType = "application/vnd.contract-check.contract.v1+json";
const schemaType = "application/schema+json";
const titleKey = "org.opencontainers.image.title";

export interface Descriptor {
  readonly digest: string;
  readonly size: number;
}

export interface Artifact {
  /** Digest of the manifest itself. */
  readonly digest: string;
  /** `contract.json`. */
  readonly contract: Descriptor;
  /** Schema files by name. */
  readonly schemas: ReadonlyMap<string, Descriptor>;
}

export function blobDigest(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** The manifest and the blobs of a snapshot. Pure: the same snapshot gives the same bytes. */
export function toArtifact(snapshot: Snapshot): {
  readonly manifest: Uint8Array;
  readonly blobs: readonly Uint8Array[];
} {
  const { name, version, dtos } = snapshot.manifest;
  const contract = Buffer.from(fileText(snapshot.manifest));
  const schemas = dtos.map(({ file }) => ({ file, bytes: Buffer.from(fileText(snapshot.schemas.get(file) ?? null)) }));
  const describe = (mediaType: string, bytes: Uint8Array) => ({
    mediaType,
    digest: blobDigest(bytes),
    size: bytes.length,
  });
  const manifest = {
    schemaVersion: 2,
    mediaType: manifestType,
    artifactType,
    config: describe(contractType, contract),
    layers: schemas.map(({ file, bytes }) => ({ ...describe(schemaType, bytes), annotations: { [titleKey]: file } })),
    annotations: { [titleKey]: name, "org.opencontainers.image.version": version },
  };
  return { manifest: Buffer.from(canonicalText(manifest)), blobs: [contract, ...schemas.map(({ bytes }) => bytes)] };
}

/** @throws problem `source` when the bytes are no manifest of a contract */
export function readArtifact(bytes: Uint8Array, label: string): Artifact {
  const refuse = (why: string): never =>
    fail({
      kind: "source",
      message: `${label} ${why}.`,
      hint: "Name an artifact that was written with: contract-check publish --to oci:HOST/REPOSITORY",
    });
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse("is no text");
  }
  const json = parseJsonText(text, label);
  const config = isObject(json) ? own(json, "config") : undefined;
  if (!isObject(json) || !isObject(config) || own(config, "mediaType") !== contractType) {
    return refuse("is no contract, but some other kind of artifact");
  }
  const layers = own(json, "layers");
  const contract = descriptorOf(config);
  if (contract === undefined || !isArray(layers) || layers.length > 10_000) return refuse("is a damaged manifest");
  const schemas = new Map<string, Descriptor>();
  for (const layer of layers) {
    const descriptor = isObject(layer) ? descriptorOf(layer) : undefined;
    const title = isObject(layer) ? titleOf(layer) : undefined;
    if (descriptor === undefined || title === undefined || schemas.has(title)) return refuse("is a damaged manifest");
    schemas.set(title, descriptor);
  }
  return { digest: blobDigest(bytes), contract, schemas };
}

function descriptorOf(value: JsonObject): Descriptor | undefined {
  const [digest, size] = [own(value, "digest"), own(value, "size")];
  if (typeof digest !== "string" || !/^sha256:[0-9a-f]{64}$/.test(digest)) return undefined;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0 || size > maxFileBytes) return undefined;
  return { digest, size };
}

function titleOf(layer: JsonObject): string | undefined {
  const annotations: Json = own(layer, "annotations") ?? null;
  const title = isObject(annotations) ? own(annotations, titleKey) : undefined;
  const plain = typeof title === "string" && /^[A-Za-z0-9_%~-][A-Za-z0-9._%~-]*$/.test(title);
  return plain && title.endsWith(schemaSuffix) ? title : undefined;
}
