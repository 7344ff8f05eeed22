/** What can be said of an error in the user's module: its message and the user's own line, never a stack trace. */
import { existsSync } from "node:fs";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import { member } from "./library.js";
import type { ModuleFailure } from "./protocol.js";

const maxMessage = 2000;

/** @param root the project's folder: the first frame inside it, outside node_modules, is the user's line */
export function failureOf(error: unknown, root: string): ModuleFailure {
  const message = String(member(error, "message") ?? describe(error));
  const stack = String(member(error, "stack") ?? "");
  return {
    name: String(member(error, "name") ?? "Error"),
    // Parsers append a frame of the source or the file's name; the place is shown anyway.
    message: (message.split("\n")[0] ?? "").slice(0, maxMessage),
    missing: missingModule(error, message),
    ...placeOf(error, `${message}\n${stack}`, root),
  };
}

function describe(error: unknown): string {
  try {
    return typeof error === "object" ? JSON.stringify(error) : String(error);
  } catch {
    return typeof error;
  }
}

function missingModule(error: unknown, message: string): string | undefined {
  const code = member(error, "code");
  if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND" && !message.startsWith("Cannot find ")) {
    return undefined;
  }
  return /Cannot find (?:module|package) '([^'\n]+)'/.exec(message)?.[1];
}

/** Translating TypeScript keeps lines, not columns; only the parser speaks of the file as it was written. */
function placeOf(error: unknown, text: string, root: string): ReturnType<typeof placeIn> {
  const { column, ...place } = placeIn(text, root);
  const exact = /\.[cm]?js$/.test(place.file ?? "") || /Syntax|Parse/.test(String(member(error, "name")));
  return exact && column !== undefined ? { ...place, column } : place;
}

/** A file of the user's with line and column, as stacks and parsers write them: `/app/dto.ts:4:11`. */
const placePattern = /((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^\n():]*):(\d+)(?::(\d+))?/g;

function placeIn(text: string, root: string): { file?: string; line?: number; column?: number } {
  for (const [, path = "", line, column] of text.matchAll(placePattern)) {
    const file = toPath(path);
    const inside =
      file?.startsWith(root + sep) === true && !file.slice(root.length).includes(`${sep}node_modules${sep}`);
    if (file === undefined || !inside || !existsSync(file)) continue;
    return { file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
  }
  return {};
}

function toPath(text: string): string | undefined {
  try {
    return text.startsWith("file://") ? fileURLToPath(text) : text;
  } catch {
    return undefined;
  }
}
