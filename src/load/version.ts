/** The version of a contract: given, or read from package.json, Cargo.toml or pyproject.toml. */
import { posix } from "node:path";
import { fail, type Place } from "../errors.js";
import type { VersionSpec } from "../model/config.js";
import type { SourceLocation } from "../model/contract.js";
import { isObject, type Json, own } from "../model/json.js";
import { confine } from "./confine.js";
import { parseJsonSource } from "./json-source.js";
import { quote } from "./quote.js";
import { readText } from "./read-text.js";

export interface FoundVersion {
  /** Valid semver. */
  readonly version: string;
  /** Where it is written; absent when the configuration itself says it. */
  readonly place?: SourceLocation;
}

/** Where a manifest has its version, nearest first; `inherited` marks Cargo's `version.workspace = true`. */
type Reading = { readonly version: Json | undefined; readonly place?: SourceLocation } | "inherited";

/** @throws problems `config`, `not-found`, `forbidden-reference`, `syntax`: no version, or none that is semver */
export async function readVersion(spec: VersionSpec, root: string): Promise<FoundVersion> {
  if (typeof spec === "string") return { version: await checked(spec, undefined, undefined) };
  const { from } = spec;
  const path = await confine(root, from);
  const reading = await readManifest(await readText(path), path.relative);
  if (reading === "inherited") return readWorkspaceVersion(root, path.relative);
  return { version: await checked(reading.version, path.relative, reading.place), place: reading.place };
}

async function checked(
  version: Json | undefined,
  file: string | undefined,
  place: SourceLocation | undefined,
): Promise<string> {
  const where: Place | undefined = place ?? (file === undefined ? undefined : { file });
  if (version === undefined) {
    return fail({
      kind: "config",
      message: `${quote(file)} has no version.`,
      place: where,
      hint: `Add one, or write it into the configuration: version: "1.0.0".`,
    });
  }
  const { parse } = (await import("semver")).default;
  // The library also takes "v1.0.0" and blanks around; build metadata it drops.
  if (typeof version !== "string" || parse(version) === null || !/^\d.*\S$/.test(version)) {
    return fail({
      kind: "config",
      message: `${quote(version)} is not a semantic version.`,
      place: where,
      hint: 'Write it as MAJOR.MINOR.PATCH, such as "1.4.0" or "2.0.0-beta.1".',
    });
  }
  return version;
}

async function readManifest(text: string, file: string): Promise<Reading> {
  if (!file.endsWith(".toml")) {
    const { json, locate } = parseJsonSource(text, file);
    const version = isObject(json) ? own(json, "version") : undefined;
    return { version, place: version === undefined ? undefined : locate("/version") };
  }
  const { parseTomlSource } = await import("./toml-source.js");
  const { get, locate } = parseTomlSource(text, file);
  for (const table of [["package"], ["workspace", "package"], ["project"], ["tool", "poetry"]]) {
    const key = [...table, "version"];
    if (get([...key, "workspace"]) === true) return "inherited";
    const version = get(key);
    if (version !== undefined) return { version, place: locate(key) };
  }
  return { version: undefined };
}

/** The nearest Cargo.toml above, inside the root, that has `[workspace.package] version`. */
async function readWorkspaceVersion(root: string, member: string): Promise<FoundVersion> {
  const { parseTomlSource } = await import("./toml-source.js");
  const key = ["workspace", "package", "version"];
  let folder = posix.dirname(member);
  for (;;) {
    const file = posix.join(folder, "Cargo.toml");
    const text = await readIfThere(root, file);
    const { get, locate } = parseTomlSource(text ?? "", file);
    const version = get(key);
    if (version !== undefined) return { version: await checked(version, file, locate(key)), place: locate(key) };
    if (folder === "." || folder === "/") break;
    folder = posix.dirname(folder);
  }
  return fail({
    kind: "config",
    message: `${quote(member)} inherits its version, but no Cargo.toml above it, up to the project root, has one.`,
    place: { file: member },
    hint: "Add version to [workspace.package], or name the manifest that has it.",
  });
}

async function readIfThere(root: string, file: string): Promise<string | undefined> {
  const { createDiskSource } = await import("./file-source.js");
  return createDiskSource(root).read(file);
}
