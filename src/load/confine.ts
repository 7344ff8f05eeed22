/**
 * Paths stay inside the root: neither `..`, absolute paths nor symbolic links lead out. Every file that load opens
 * by a name from a configuration or a schema goes through here.
 */
import { realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { fail, type Place } from "../errors.js";
import { quote } from "./quote.js";

export interface ConfinedPath {
  /** Where the file really is, links resolved. */
  readonly absolute: string;
  /** As messages call it: relative to the root, with forward slashes; `.` is the root itself. */
  readonly relative: string;
}

/** The path relative to a folder, with forward slashes, or `undefined` when it is outside. Does not look at the disk. */
export function insideOf(folder: string, path: string): string | undefined {
  const way = relative(resolve(folder), resolve(folder, path));
  if (way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way)) return undefined;
  return way === "" ? "." : way.split(sep).join("/");
}

/**
 * Finds a file or folder under the root. Fails with `forbidden-reference` when it is outside, with `not-found` when
 * nothing is there.
 *
 * @param path relative to the root, or absolute
 * @param place where the path was written, for the message
 */
export async function confine(root: string, path: string, place?: Place): Promise<ConfinedPath> {
  const named = insideOf(root, path);
  if (named === undefined || path.includes("\0")) return refuse(path, place);
  const absolute = await real(resolve(root, path), named, place);
  if (insideOf(await real(root, ".", place), absolute) === undefined) return refuse(path, place);
  return { absolute, relative: named };
}

function refuse(path: string, place: Place | undefined): never {
  return fail({
    kind: "forbidden-reference",
    message: `The path ${quote(path)} leads outside the project root.`,
    place,
    hint: "Move the file into the project, or run contract-check from the folder that holds both (see --cwd).",
  });
}

async function real(path: string, named: string, place: Place | undefined): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    return failReading(cause, named, place);
  }
}

/** Turns a file system error into a problem: `not-found` when nothing is there, otherwise `io`. */
export function failReading(cause: unknown, file: string, place?: Place): never {
  const code = String((cause as NodeJS.ErrnoException | undefined)?.code ?? "unknown error");
  if (code === "ENOENT" || code === "ENOTDIR") {
    return fail(
      {
        kind: "not-found",
        message: `${quote(file)} does not exist.`,
        place,
        hint: "Check the spelling; paths are relative to the project root.",
      },
      cause,
    );
  }
  return fail(
    {
      kind: "io",
      message: `${quote(file)} cannot be read (${code}).`,
      place: place ?? { file },
      hint: code === "EACCES" ? "Allow this user to read the file." : "Check that it is an ordinary readable file.",
    },
    cause,
  );
}
