/** A snapshot's `contract.json`: what it says, how it is made from a contract, and how its text is read. */
import type { Contract, ExporterInfo, Role } from "../model/contract.js";
import { SnapshotManifest } from "../model/formats/snapshot-manifest.js";
import { isObject, type Json, type JsonObject, own, stringify } from "../model/json.js";
import { digestOf } from "../util/digest.js";
import { extractSchema } from "../util/extract.js";
import { sanitizeJson } from "../util/sanitize.js";
import { firstViolation, type Violation } from "./check-format.js";
import { byName, contractNameProblem, isVersion, schemaFileNames } from "./names.js";

export interface ManifestDto {
  readonly name: string;
  readonly role: Role;
  /** Schema file beside the manifest. */
  readonly file: string;
  /** Dialect URI in force at the root of the schema. */
  readonly dialect: string;
  /** Digest of the schema. */
  readonly digest: string;
}

export interface Manifest {
  readonly snapshotVersion: 1;
  readonly name: string;
  readonly version: string;
  /** Digest of all other members. */
  readonly digest: string;
  readonly exporter: ExporterInfo;
  readonly revision?: string;
  /** Ordered by name. */
  readonly dtos: readonly ManifestDto[];
}

/** A snapshot before it is written: the manifest and the schema of each of its files. */
export interface Snapshot {
  readonly manifest: Manifest;
  /** Schema by file name. */
  readonly schemas: ReadonlyMap<string, Json>;
}

const latestDialect = "https://json-schema.org/draft/2020-12/schema";

/** The snapshot of a contract that has a version. Pure: the same contract gives the same snapshot. */
export function toSnapshot(contract: Contract & { readonly version: string }): Snapshot {
  const schemas = new Map<string, Json>();
  const files = schemaFileNames(contract.dtos.map((dto) => dto.name));
  const dtos = [...contract.dtos]
    .sort((a, b) => byName(a.name, b.name))
    .map(({ name, role, source, pointer }): ManifestDto => {
      const schema = extractSchema(source.json, pointer, source.defaultDialect);
      const named = isObject(schema) ? own(schema, "$schema") : undefined;
      const file = files.get(name) ?? name;
      schemas.set(file, schema);
      const dialect = typeof named === "string" && named !== "" ? named : (source.defaultDialect ?? latestDialect);
      return { name, role, file, dialect, digest: digestOf(schema) };
    });
  const { name, version } = contract.exporter;
  const body = {
    snapshotVersion: 1 as const,
    name: contract.name,
    version: contract.version,
    digest: "",
    exporter: version === undefined ? { name } : { name, version },
    ...(contract.revision === undefined ? {} : { revision: contract.revision }),
    dtos,
  };
  return { manifest: { ...body, digest: manifestDigest(body) }, schemas };
}

/** The digest of a manifest: over all of its members but `digest`. */
export function manifestDigest(manifest: Manifest | JsonObject): string {
  const { digest: _, ...rest } = manifest as unknown as JsonObject;
  return digestOf(rest);
}

/**
 * What must not change once a version is written. Who exported it from which revision is recorded, but another
 * revision or a newer library that gives the same schemas gives the same version.
 */
export function contentDigest(manifest: Manifest): string {
  const dtos = manifest.dtos.map(({ name, role, dialect, digest }) => ({ name, role, dialect, digest }));
  return digestOf({ name: manifest.name, version: manifest.version, dtos });
}

/** The text of a stored file: stable, in the order of the source, nothing invisible in it, one line break at the end. */
export function fileText(value: Json | Manifest): string {
  return `${sanitizeJson(stringify(value as Json, 2))}\n`;
}

/** Reads the value of a `contract.json`. */
export function toManifest(value: Json): { readonly manifest: Manifest } | { readonly violation: Violation } {
  const violation = firstViolation(SnapshotManifest, value) ?? contradiction(value as unknown as Manifest);
  return violation === undefined ? { manifest: value as unknown as Manifest } : { violation };
}

/** What the published format cannot say. */
function contradiction(manifest: Manifest): Violation | undefined {
  const nameProblem = contractNameProblem(manifest.name);
  if (nameProblem !== undefined) return { pointer: "/name", message: nameProblem };
  if (!isVersion(manifest.version)) return { pointer: "/version", message: "must be a semantic version" };
  const names = new Set<string>();
  const files = new Set<string>();
  for (const [index, { name, file }] of manifest.dtos.entries()) {
    if (names.has(name)) return { pointer: `/dtos/${index}/name`, message: "names a DTO for the second time" };
    if (files.has(file.toLowerCase()))
      return { pointer: `/dtos/${index}/file`, message: "names a file for the second time" };
    names.add(name);
    files.add(file.toLowerCase());
  }
  return undefined;
}
