/**
 * Names that become files and folders. A DTO may be called anything, also `a/b`, `..`, `con` or `invoice` beside
 * `Invoice`; its file must be safe on every file system and still say whose it is.
 */
import { createHash } from "node:crypto";
import semver from "semver";

export const schemaSuffix = ".schema.json";
export const manifestName = "contract.json";

/** Leftovers of interrupted writes start so; readers pass them by. */
export const temporaryPrefix = ".tmp-";

/** Names that Windows keeps for devices, whatever the extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** Longer names are cut and told apart by a digest: file systems end at 255 bytes. */
const longest = 120;

/** Why a text cannot name a contract, or `undefined` when it can. */
export function contractNameProblem(name: string): string | undefined {
  if (name === "" || name.length > 128) return "must have 1 to 128 characters";
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
    return 'must start with a letter or digit, and hold only letters, digits, ".", "_" and "-"';
  }
  if (name.endsWith(".")) return 'must not end with "."';
  if (reserved.test(name)) return "is reserved by Windows";
  return undefined;
}

/** Whether a text is a version that may name a folder: strict semver, without a leading `v`. */
export function isVersion(text: string): boolean {
  const parsed = text.length <= 128 ? semver.parse(text) : null;
  if (parsed === null) return false;
  return text === parsed.version + (parsed.build.length === 0 ? "" : `+${parsed.build.join(".")}`);
}

/** Newest first. */
export function byVersion(a: string, b: string): number {
  return semver.rcompare(a, b) || semver.compareBuild(b, a);
}

/** In the order of UTF-16 code units: the same on every machine, whatever its locale. */
export function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The file name for each DTO name. Letters, digits, `_`, `-` and inner dots stay; everything else is percent-encoded
 * UTF-8, so `decodeURIComponent` gives the name back. Where two would differ by case only, the later in code unit
 * order gets `~2`, `~3`, …; the manifest says whose a file is.
 */
export function schemaFileNames(names: Iterable<string>): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of [...new Set(names)].sort(byName)) {
    const stem = encode(name);
    let unique = stem;
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${stem}~${count}`;
    taken.add(unique.toLowerCase());
    files.set(name, unique + schemaSuffix);
  }
  return files;
}

function encode(name: string): string {
  if (name === "") return "~";
  const encoder = new TextEncoder();
  const escaped = (text: string) =>
    [...encoder.encode(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
  let stem = name.replace(/[^A-Za-z0-9._-]+/gu, escaped).replace(/^\./, "%2E");
  if (reserved.test(stem)) stem = escaped(stem.slice(0, 1)) + stem.slice(1);
  if (stem.length <= longest) return stem;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 16);
  return `${stem.slice(0, longest).replace(/%.?$/, "")}~${digest}`;
}
