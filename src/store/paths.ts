/** The folder of the snapshots: inside the project's root, links resolved, nothing else. */
import { lstat, realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { fail, type Problem } from "../errors.js";
import { sanitize } from "../util/sanitize.js";

export interface Folder {
  readonly absolute: string;
  /** Relative to the root, with `/`; `.` is the root itself. */
  readonly relative: string;
}

/** The path from one folder to another, with `/`, `.` for itself; `undefined` when it leads out. Looks at no disk. */
export function within(folder: string, path: string): string | undefined {
  const way = relative(resolve(folder), resolve(folder, path));
  if (way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way)) return undefined;
  return way === "" ? "." : way.split(sep).join("/");
}

/** Finds a folder that may not exist yet. Throws problem `forbidden-reference` when it is or leads outside the root. */
export async function confineFolder(root: string, folder: string): Promise<Folder> {
  const named = within(root, folder);
  if (named === undefined || folder.includes("\0")) return refuse(folder);
  const absolute = resolve(root, folder);
  const [realRoot, nearest] = [await realpath(resolve(root)), await nearestReal(absolute)];
  return within(realRoot, nearest) === undefined ? refuse(folder) : { absolute, relative: named };
}

/** Where the path, or its nearest ancestor that exists, really is. */
async function nearestReal(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const above = dirname(path);
    if (codeOf(error) === "ENOENT" && above !== path) return nearestReal(above);
    return fail(ioProblem(error, "opened", path), error);
  }
}

/** Throws problem `forbidden-reference` when the path is a link: it might lead anywhere. */
export async function refuseLink(path: string, label: string): Promise<void> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isSymbolicLink() !== true) return;
  fail({
    kind: "forbidden-reference",
    message: `The folder of ${label} is a link.`,
    place: { file: label },
    hint: "Replace the link by a folder: snapshots are not written through links.",
  });
}

function refuse(folder: string): never {
  return fail({
    kind: "forbidden-reference",
    message: `The folder ${JSON.stringify(sanitize(folder))} is outside the project's root.`,
    hint: "Keep the snapshots inside the project, or run contract-check from the folder that holds both (see --cwd).",
  });
}

export function codeOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return typeof code === "string" ? code : "unknown error";
}

const hints: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full: free some space and run the command again. What was stored before is untouched.",
  EDQUOT: "The disk quota is used up: free some space and run the command again.",
  EFBIG: "The limit on file sizes was reached (see ulimit -f): raise it and run the command again.",
  EROFS: "The file system is read-only: run this where it can be written.",
  EACCES: "Give this user the permission and run the command again.",
  EPERM: "Give this user the permission and run the command again.",
  ENOTDIR: "A file stands where a folder should be: move it away.",
};

/** A file system error as a problem. */
export function ioProblem(error: unknown, action: "opened" | "read" | "written", file: string): Problem {
  const code = codeOf(error);
  return {
    kind: "io",
    message: sanitize(`${file} cannot be ${action} (${code}).`),
    place: { file },
    hint: hints[code] ?? "Check the file system, then run the command again.",
  };
}
