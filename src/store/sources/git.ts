/** Snapshots and files of a git revision, read through `git ls-tree` and `git cat-file --batch`. Touches no work tree. */
import { fail } from "../../errors.js";
import { sanitize } from "../../util/sanitize.js";
import { lines, runGit } from "../git.js";
import { findRevision, type Revision } from "../git-revision.js";
import { within } from "../paths.js";
import { maxFileBytes, type SnapshotTree, type TreeEntry } from "../tree.js";

/** Taken apart at the first colon, which no revision's name can hold. */
export function parseGitSpec(spec: string): { readonly ref: string; readonly path?: string } {
  const rest = spec.slice("git:".length);
  const colon = rest.indexOf(":");
  return colon === -1 ? { ref: rest } : { ref: rest.slice(0, colon), path: rest.slice(colon + 1) };
}

interface Blob {
  readonly hash: string;
  readonly size: number;
}

type Folder = Map<string, { readonly kind: TreeEntry["kind"]; readonly blob?: Blob }>;

/**
 * Opens a folder of a revision as a tree of snapshots. The revision is resolved now, once.
 * @param path relative to the root, as the same folder on the disk would be
 */
export async function openGitTree(ref: string, path: string, root: string): Promise<SnapshotTree> {
  const confined = confinePath(root, path);
  const revision = await findRevision(root, ref);
  const label = confined === "." ? `git:${ref}:.` : `git:${ref}:${confined}`;
  const folders = await listFolders(root, revision, confined);
  return {
    label,
    list: async (folder) => {
      const entries = folders.get(folder);
      return entries === undefined ? undefined : [...entries].map(([name, { kind }]) => ({ name, kind }));
    },
    read: async (folder, names) => {
      const wanted = new Map<string, Blob>();
      for (const name of names) {
        const blob = folders.get(folder)?.get(name)?.blob;
        if (blob !== undefined) wanted.set(name, blob);
      }
      return readBlobs(root, wanted, `${label}/${folder}`);
    },
    repair: () => `The snapshot is damaged in ${ref} itself: name a revision in which it is whole.`,
    origin: async () => revision.commit,
  };
}

/**
 * The text of one file at a revision.
 * @param options.path relative to the root
 * @throws problem `source` when the revision cannot be had, `not-found` when it has no such file,
 *   `forbidden-reference` when the path leads outside the root
 */
export async function readGitFile(options: {
  readonly root: string;
  readonly ref: string;
  readonly path: string;
}): Promise<string> {
  const { root, ref } = options;
  const path = confinePath(root, options.path);
  const revision = await findRevision(root, ref);
  const label = `git:${ref}:${path}`;
  const slash = path.lastIndexOf("/");
  const [folder, name] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
  const entry = (await listFolders(root, revision, path)).get("")?.get(name);
  if (entry?.blob === undefined) {
    const what = entry === undefined ? "is not there" : "is no ordinary file";
    return fail({
      kind: "not-found",
      message: sanitize(`${label} ${what} at commit ${revision.commit.slice(0, 12)}.`),
      hint: `List what is there: git ls-tree ${ref} ${folder === "" ? "./" : `${folder}/`}`,
    });
  }
  const bytes = (await readBlobs(root, new Map([[name, entry.blob]]), label)).get(name) ?? new Uint8Array();
  return decode(bytes, label);
}

/**
 * The JSON and YAML files, and locks, below a folder of a revision.
 * @param path relative to the root of the repository
 */
export async function readGitFolder(
  root: string,
  ref: string,
  path: string,
): Promise<{ readonly commit: string; readonly files: ReadonlyMap<string, Uint8Array> }> {
  const confined = confinePath(root, path);
  const revision = await findRevision(root, ref);
  const blobs = new Map<string, Blob>();
  for (const [folder, entries] of await listFolders(root, revision, confined)) {
    for (const [name, { blob }] of entries) {
      if (blob !== undefined && /(?:\.(?:json|ya?ml)|^contracts\.lock)$/.test(name))
        blobs.set(folder === "" ? name : `${folder}/${name}`, blob);
    }
  }
  return { commit: revision.commit, files: await readBlobs(root, blobs, `git:${ref}:${confined}`) };
}

function decode(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    const message = sanitize(`${label} is not UTF-8 text.`);
    return fail({ kind: "syntax", message, place: { file: label }, hint: "Name a JSON or YAML file." }, error);
  }
}

function confinePath(root: string, path: string): string {
  const confined = path.includes("\0") || /^[\\/]/.test(path) ? undefined : within(root, path);
  if (confined !== undefined) return confined;
  return fail({
    kind: "forbidden-reference",
    message: `The path ${JSON.stringify(sanitize(path))} of a git revision must be inside the project's root.`,
    hint: "Write it relative to the root, as for a file on the disk: git:main:contracts",
  });
}

/**
 * All folders at or below a path, by their path relative to it. For a path that is a file, the folder "" has just
 * that file; for one that is not there, there is no folder.
 */
async function listFolders(
  root: string,
  { commit, prefix, ref }: Revision,
  path: string,
): Promise<Map<string, Folder>> {
  const full = path === "." ? prefix.replace(/\/$/, "") : prefix + path;
  const args = ["ls-tree", "-r", "-l", "-z", "--full-tree", commit, ...(full === "" ? [] : ["--", full])];
  const listed = await runGit(args, { cwd: root });
  if (listed.code !== 0) {
    return fail({
      kind: "source",
      message: sanitize(`git could not list ${path} at ${ref}.`),
      details: lines(listed.stderr),
      hint: `Try: git ls-tree ${ref}`,
    });
  }
  const folders = new Map<string, Folder>();
  for (const record of listed.stdout.toString("utf8").split("\0")) {
    const match = /^(\d{6}) \w+ ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(record);
    if (match === null) continue;
    const [, mode = "", hash = "", size = "", name = ""] = match;
    const relative =
      name === full ? name.slice(name.lastIndexOf("/") + 1) : full === "" ? name : name.slice(full.length + 1);
    const plain = mode === "100644" || mode === "100755";
    enter(folders, relative, plain ? { hash, size: Number(size) } : undefined);
  }
  return folders;
}

function enter(folders: Map<string, Folder>, path: string, blob: Blob | undefined): void {
  const parts = path.split("/");
  let folder = "";
  for (const [index, part] of parts.entries()) {
    const entries: Folder = folders.get(folder) ?? new Map();
    folders.set(folder, entries);
    const last = index === parts.length - 1;
    if (last) entries.set(part, blob === undefined ? { kind: "other" } : { kind: "file", blob });
    else entries.set(part, { kind: "folder" });
    folder = folder === "" ? part : `${folder}/${part}`;
  }
}

/** Reads blobs in one run of git. */
async function readBlobs(
  root: string,
  blobs: ReadonlyMap<string, Blob>,
  label: string,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  if (blobs.size === 0) return found;
  for (const [name, { size }] of blobs) if (size > maxFileBytes) return tooLarge(`${label}/${name}`, size);
  const stdin = [...blobs.values()].map(({ hash }) => `${hash}\n`).join("");
  const { code, stdout, stderr } = await runGit(["cat-file", "--batch"], { cwd: root, stdin });
  let at = 0;
  for (const [name, { hash, size }] of blobs) {
    const end = stdout.indexOf(0x0a, at);
    const header = end === -1 ? "" : stdout.toString("latin1", at, end);
    if (code !== 0 || header !== `${hash} blob ${size}` || stdout.length < end + 1 + size) {
      return unreadable(sanitize(`${label}/${name}`), lines(stderr));
    }
    found.set(name, stdout.subarray(end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return found;
}

function unreadable(file: string, details: readonly string[]): never {
  return fail({
    kind: "source",
    message: `git could not read ${file}.`,
    details,
    hint: "Check the repository with: git fsck",
  });
}

function tooLarge(file: string, size: number): never {
  return fail({
    kind: "source",
    message: sanitize(`${file} has ${size} bytes; the limit is ${maxFileBytes}.`),
    hint: "Name a file that holds a schema.",
  });
}
