/** Looks at one stored snapshot: reads it, recomputes every digest, and says all that is wrong with it. */
import { ContractCheckError, type Place, type Problem } from "../errors.js";
import type { SourceLocation } from "../model/contract.js";
import { isObject, type Json, own } from "../model/json.js";
import { digestOf } from "../util/digest.js";
import { createLocator, parseJsonText } from "../util/json-text.js";
import { sanitize } from "../util/sanitize.js";
import { type Manifest, manifestDigest, toManifest } from "./manifest.js";
import { manifestName, schemaSuffix } from "./names.js";
import { labelOf, type SnapshotTree } from "./tree.js";

export interface StoredFile {
  /** As messages call it. */
  readonly label: string;
  readonly json: Json;
  readonly locate: (pointer: string) => SourceLocation | undefined;
}

export interface Inspection {
  /** As messages call the snapshot: `contracts/project-api/1.2.0`. */
  readonly label: string;
  /** Absent when the manifest cannot be used. */
  readonly manifest?: Manifest;
  readonly manifestFile?: StoredFile;
  /** By file name; only those whose digest is right. */
  readonly schemas: ReadonlyMap<string, StoredFile>;
  /** Everything that is wrong with what the manifest names, in the order of the manifest. */
  readonly problems: readonly Problem[];
  /** Entries of the folder that are not part of the snapshot. */
  readonly extra: readonly string[];
}

/** Inspects the snapshot `name/version` of a tree; `undefined` when there is no such folder. */
export async function inspectSnapshot(
  tree: SnapshotTree,
  name: string,
  version: string,
): Promise<Inspection | undefined> {
  const folder = `${name}/${version}`;
  const entries = await tree.list(folder);
  if (entries === undefined) return undefined;
  const label = labelOf(tree, folder);
  const ours = entries.filter((entry) => entry.kind === "file").map((entry) => entry.name);
  const bytes = await tree.read(
    folder,
    ours.filter((file) => file === manifestName || file.endsWith(schemaSuffix)),
  );
  const open = (file: string): StoredFile | Problem => {
    const content = bytes.get(file);
    const named = labelOf(tree, `${folder}/${file}`);
    if (content !== undefined) return parse(content, named, tree.repair(folder));
    const why = entries.some((entry) => entry.name === file) ? "is not an ordinary file" : "is missing";
    return damage({ file: named }, why, tree.repair(folder));
  };
  const none = { label, schemas: new Map<string, StoredFile>(), extra: [] };
  const file = open(manifestName);
  if ("kind" in file) return { ...none, problems: [file] };
  const newer = newerFormat(file);
  if (newer !== undefined) return { ...none, problems: [newer] };
  const read = toManifest(file.json);
  if ("violation" in read) {
    const { pointer, message } = read.violation;
    return { ...none, problems: [damage(placeOf(file, pointer), `${spot(pointer)}${message}`, tree.repair(folder))] };
  }
  const { manifest } = read;
  const problems = misplaced(manifest, file, name, version, tree.repair(folder));
  const schemas = new Map<string, StoredFile>();
  for (const dto of manifest.dtos) {
    const schema = open(dto.file);
    const problem = "kind" in schema ? schema : changed(schema, digestOf(schema.json), dto.digest, tree.repair(folder));
    if (problem === undefined && !("kind" in schema)) schemas.set(dto.file, schema);
    else if (problem !== undefined) problems.push(problem);
  }
  const known = new Set([manifestName, ...manifest.dtos.map((dto) => dto.file)]);
  const extra = entries.map((entry) => entry.name).filter((entry) => !known.has(entry) && !entry.startsWith("."));
  return { label, manifest, manifestFile: file, schemas, problems, extra: extra.sort() };
}

function parse(bytes: Uint8Array, label: string, repair: string): StoredFile | Problem {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return damage({ file: label }, "is not UTF-8 text", repair);
  }
  try {
    return { label, json: parseJsonText(text, label), locate: createLocator(text, label) };
  } catch (error) {
    if (!(error instanceof ContractCheckError)) throw error;
    return { ...error.problem, kind: "digest-mismatch", hint: repair };
  }
}

/** A snapshot that is not as it was written. Its text must not pass control characters of the input on. */
function damage(place: Place, what: string, repair: string): Problem {
  return { kind: "digest-mismatch", message: sanitize(`${place.file}: ${what}.`), place, hint: repair };
}

function changed(file: StoredFile, actual: string, recorded: string, repair: string): Problem | undefined {
  if (actual === recorded) return undefined;
  return {
    ...damage({ file: file.label }, "was changed after the snapshot was written", repair),
    details: [`recorded ${recorded}`, `found    ${actual}`],
  };
}

function misplaced(manifest: Manifest, file: StoredFile, name: string, version: string, repair: string): Problem[] {
  const problems: Problem[] = [];
  const altered = changed(file, manifestDigest(manifest), manifest.digest, repair);
  if (altered !== undefined) problems.push(altered);
  for (const [member, wanted] of [
    ["name", name],
    ["version", version],
  ] as const) {
    if (manifest[member] === wanted) continue;
    const what = `${member} is ${JSON.stringify(manifest[member])}, but its folder says ${JSON.stringify(wanted)}`;
    problems.push(damage(placeOf(file, `/${member}`), what, repair));
  }
  return problems;
}

function newerFormat(file: StoredFile): Problem | undefined {
  const found = isObject(file.json) ? own(file.json, "snapshotVersion") : undefined;
  if (typeof found !== "number" || !(found > 1)) return undefined;
  return {
    kind: "source",
    message: `${file.label} has format ${found}; this contract-check reads format 1.`,
    place: placeOf(file, "/snapshotVersion"),
    hint: "Update contract-check: npm install --save-dev contract-check@latest",
  };
}

function placeOf(file: StoredFile, pointer: string): Place {
  const found = file.locate(pointer);
  return found === undefined ? { file: file.label } : { file: found.file, line: found.line, column: found.column };
}

/** `dtos/0/role ` before what is wrong with it; the document itself needs no name. */
function spot(pointer: string): string {
  return pointer === "" ? "" : `${pointer.slice(1)} `;
}
