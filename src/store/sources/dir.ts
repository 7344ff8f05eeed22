/** Snapshots in a folder of the project: the default source. */
import { constants, type Dirent } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ContractCheckError, fail } from "../../errors.js";
import { codeOf, confineFolder, ioProblem } from "../paths.js";
import { labelOf, maxFileBytes, type SnapshotTree } from "../tree.js";

/** Opens a folder of the project, which need not exist. Throws problem `forbidden-reference` when it is outside. */
export async function openFolderTree(folder: string, root: string): Promise<SnapshotTree> {
  const base = await confineFolder(root, folder);
  return folderTree(base.absolute, base.relative);
}

/**
 * A folder that may be anywhere on this machine, for a source that the user names on purpose.
 * @param label as messages call it
 */
export function folderTree(base: string, label: string): SnapshotTree {
  const tree: SnapshotTree = {
    label,
    async list(path) {
      try {
        if (!(await isRealFolder(base, path))) return undefined;
        const entries = await readdir(join(base, path), { withFileTypes: true });
        return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
      } catch (error) {
        if (isAbsent(error)) return undefined;
        return fail(ioProblem(error, "read", labelOf(tree, path)), error);
      }
    },
    async read(path, names) {
      const found = new Map<string, Uint8Array>();
      if (!(await isRealFolder(base, path).catch(() => false))) return found;
      for (const name of names) {
        const bytes = await readPlainFile(join(base, path, name), labelOf(tree, `${path}/${name}`));
        if (bytes !== undefined) found.set(name, bytes);
      }
      return found;
    },
    repair: (path) =>
      `Restore it with: git checkout -- ${labelOf(tree, path)} (a written version never changes; ` +
      "give changed schemas a new version and run: contract-check snapshot)",
  };
  return tree;
}

function kindOf(entry: Dirent): "file" | "folder" | "other" {
  return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
}

/** No part of the path below the base may be a link. */
async function isRealFolder(base: string, path: string): Promise<boolean> {
  let current = base;
  for (const part of path === "" ? [] : path.split("/")) {
    current = join(current, part);
    if (!(await lstat(current)).isDirectory()) return false;
  }
  return true;
}

function isAbsent(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR"].includes(codeOf(error));
}

async function readPlainFile(path: string, label: string): Promise<Uint8Array | undefined> {
  try {
    // Asked before opening: opening a named pipe would wait for its writer.
    if (!(await lstat(path)).isFile()) return undefined;
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const { size } = await handle.stat();
      if (size > maxFileBytes) return tooLarge(label, size);
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ContractCheckError) throw error;
    if (isAbsent(error)) return undefined;
    return fail(ioProblem(error, "read", label), error);
  }
}

function tooLarge(label: string, size: number): never {
  return fail({
    kind: "io",
    message: `${label} has ${size} bytes; the limit is ${maxFileBytes}.`,
    place: { file: label },
    hint: "Snapshots hold schemas only: restore the file from version control.",
  });
}
