/** From a path in a configuration to the files it means: one file, a folder, or a glob. */
import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { posix } from "node:path";
import { fail } from "../errors.js";
import { confine, failReading } from "./confine.js";
import { isSchemaFile } from "./document.js";
import { quote } from "./quote.js";

export interface Expanded {
  readonly kind: "file" | "many";
  /** Relative to the root, with forward slashes, sorted. */
  readonly files: readonly string[];
}

/** Files that one contract may be made of. */
const maxFiles = 10_000;

/**
 * A folder means its .json, .yaml and .yml files, those of its folders included; hidden ones and node_modules are
 * skipped. A glob (`*`, `**`, `?`, `{a,b}`) picks from these.
 *
 * @throws problems `not-found` (also when a folder holds no schema), `forbidden-reference`, `io`
 */
export async function expandPath(root: string, path: string): Promise<Expanded> {
  const pattern = path.replaceAll("\\", "/").replace(/^\.\//, "");
  const segments = pattern.split("/");
  const magic = segments.findIndex((segment) => /[*?{]/.test(segment));
  const start = magic < 0 ? path : segments.slice(0, magic).join("/") || (pattern.startsWith("/") ? "/" : ".");
  const folder = await confine(root, start);
  if (magic < 0 && !(await isFolder(folder.absolute, folder.relative))) {
    return { kind: "file", files: [folder.relative] };
  }
  const all: string[] = [];
  await walk(root, folder.relative, all);
  const rest = magic < 0 ? undefined : globToRegExp(segments.slice(magic).join("/"));
  const files = all.filter((file) => rest === undefined || rest.test(posix.relative(folder.relative, file))).sort();
  if (files.length === 0) return refuseEmpty(path, magic >= 0);
  return { kind: "many", files };
}

async function isFolder(absolute: string, named: string): Promise<boolean> {
  try {
    return (await stat(absolute)).isDirectory();
  } catch (cause) {
    return failReading(cause, named);
  }
}

async function walk(root: string, folder: string, files: string[]): Promise<void> {
  for (const entry of await entriesOf(root, folder)) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = posix.join(folder, entry.name);
    // Linked folders are not followed: they may lead in circles.
    if (entry.isDirectory()) await walk(root, path, files);
    else if (isSchemaFile(entry.name) && (entry.isFile() || entry.isSymbolicLink())) files.push(path);
    if (files.length > maxFiles) return refuseMany(folder);
  }
}

async function entriesOf(root: string, folder: string): Promise<Dirent[]> {
  const { absolute } = await confine(root, folder);
  try {
    return await readdir(absolute, { withFileTypes: true });
  } catch (cause) {
    return failReading(cause, folder);
  }
}

function refuseEmpty(path: string, glob: boolean): never {
  return fail({
    kind: "not-found",
    message: glob
      ? `No .json, .yaml or .yml file matches ${quote(path)}.`
      : `The folder ${quote(path)} holds no .json, .yaml or .yml file.`,
    hint: "Name the file or folder of the schemas, relative to the project root.",
  });
}

function refuseMany(folder: string): never {
  return fail({
    kind: "usage",
    message: `There are more than ${maxFiles} schema files under ${quote(folder)}.`,
    hint: "Name a narrower folder or a glob.",
  });
}

/** `*` and `?` stay within a folder, `**` does not; `{a,b}` is either. Everything else is literal. */
export function globToRegExp(glob: string): RegExp {
  let source = "";
  let braces = 0;
  for (let at = 0; at < glob.length; at++) {
    const char = glob[at] as string;
    if (glob.startsWith("**/", at)) {
      source += "(?:[^/]+/)*";
      at += 2;
    } else if (glob.startsWith("**", at)) {
      source += ".*";
      at += 1;
    } else if (char === "*") source += "[^/]*";
    else if (char === "?") source += "[^/]";
    else if (char === "{" && glob.includes("}", at)) {
      braces += 1;
      source += "(?:";
    } else if (char === "}" && braces > 0) {
      braces -= 1;
      source += ")";
    } else if (char === "," && braces > 0) source += "|";
    else source += char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
  }
  return new RegExp(`^${source}${")".repeat(braces)}$`);
}
