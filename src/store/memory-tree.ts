/** A tree of snapshots in memory: what was unpacked or fetched as a whole. */
import type { SnapshotTree, TreeEntry } from "./tree.js";

/**
 * @param files bytes by path, with `/`, relative to the tree's root
 * @param options.repair what to do about a damaged snapshot
 */
export function memoryTree(
  label: string,
  files: ReadonlyMap<string, Uint8Array>,
  options: { readonly repair: string; readonly origin?: string },
): SnapshotTree {
  const folders = new Map<string, Map<string, TreeEntry["kind"]>>();
  for (const path of files.keys()) {
    const parts = path.split("/");
    for (const [index, name] of parts.entries()) {
      const folder = parts.slice(0, index).join("/");
      const entries = folders.get(folder) ?? new Map<string, TreeEntry["kind"]>();
      folders.set(folder, entries.set(name, index === parts.length - 1 ? "file" : "folder"));
    }
  }
  return {
    label,
    list: async (folder) => {
      const entries = folders.get(folder);
      return entries === undefined ? undefined : [...entries].map(([name, kind]) => ({ name, kind }));
    },
    read: async (folder, names) => {
      const found = new Map<string, Uint8Array>();
      for (const name of names) {
        const bytes = files.get(folder === "" ? name : `${folder}/${name}`);
        if (bytes !== undefined) found.set(name, bytes);
      }
      return found;
    },
    repair: () => options.repair,
    origin: async () => options.origin,
  };
}

/** The files below a folder, by their path relative to it; `.` and "" are the root. */
export function below(files: ReadonlyMap<string, Uint8Array>, folder: string): ReadonlyMap<string, Uint8Array> {
  const path = folder.replace(/^(?:\.\/)+|\/+$/g, "");
  if (path === "" || path === ".") return files;
  const found = new Map<string, Uint8Array>();
  for (const [name, bytes] of files) if (name.startsWith(`${path}/`)) found.set(name.slice(path.length + 1), bytes);
  return found;
}
