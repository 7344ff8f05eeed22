/** Reads one text file: an ordinary file, bounded in size, in UTF-8. */
import { open, stat } from "node:fs/promises";
import { fail } from "../errors.js";
import { type ConfinedPath, failReading } from "./confine.js";
import { quote } from "./quote.js";

/** Files beyond this many bytes are refused. The largest published schemas have four million. */
const maxFileBytes = 64 * 1024 * 1024;

/** The file's text, without a byte order mark. Fails with `not-found`, `io` or `syntax`. */
export async function readText(path: ConfinedPath): Promise<string> {
  return decodeUtf8(await readBytes(path), path.relative);
}

/** The bytes of an ordinary file. */
export async function readBytes(path: ConfinedPath): Promise<Uint8Array> {
  try {
    // Asked before opening: opening a named pipe would wait for its writer.
    if (!(await stat(path.absolute)).isFile()) return refuse(path.relative, "is not an ordinary file");
    const handle = await open(path.absolute, "r");
    try {
      const { size } = await handle.stat();
      if (size > maxFileBytes) return refuse(path.relative, `has ${size} bytes; the limit is ${maxFileBytes}`);
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof Error && "problem" in cause) throw cause;
    return failReading(cause, path.relative);
  }
}

function refuse(file: string, why: string): never {
  return fail({
    kind: "io",
    message: `${quote(file)} ${why}.`,
    place: { file },
    hint: "Name a JSON or YAML file that holds a schema.",
  });
}

/** Decodes strictly; a byte order mark is dropped. Fails with `syntax` on bytes that are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    return fail(
      {
        kind: "syntax",
        message: `${quote(file)} is not UTF-8 text.`,
        place: { file },
        hint: "Save the file in UTF-8.",
      },
      cause,
    );
  }
}
