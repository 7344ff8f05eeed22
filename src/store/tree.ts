/** Where snapshots are read from: a tree of folders and small text files. One implementation for each kind of place. */

export interface TreeEntry {
  readonly name: string;
  /** `other` is a link, a submodule, a device: never followed. */
  readonly kind: "file" | "folder" | "other";
}

/** Paths are relative to the tree's root, with `/`; "" is the root. Nothing outside it can be reached. */
export interface SnapshotTree {
  /** As messages call the root: `contracts`, `git:main:contracts`. */
  readonly label: string;
  /** The entries of a folder, in no order; `undefined` where there is no such folder. */
  list(folder: string): Promise<readonly TreeEntry[] | undefined>;
  /** The bytes of these ordinary files of a folder; those that are missing or no ordinary files are absent. */
  read(folder: string, names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** What to do about a damaged snapshot in this folder. */
  repair(folder: string): string;
  /** Exactly what was read for a folder where the source moves: a commit, a package's version, an artifact's digest. */
  origin?(folder: string): Promise<string | undefined>;
}

/** Files beyond this many bytes are refused. */
export const maxFileBytes = 64 * 1024 * 1024;

/** What a message calls a path of a tree. */
export function labelOf(tree: SnapshotTree, path: string): string {
  if (path === "") return tree.label;
  return tree.label === "." ? path : `${tree.label}/${path}`;
}
