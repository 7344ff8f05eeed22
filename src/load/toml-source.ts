/** TOML text with the places of single keys; just enough for the manifests of packages. */
import { parse, TomlError } from "smol-toml";
import { fail } from "../errors.js";
import type { SourceLocation } from "../model/contract.js";
import { createLineIndex } from "../util/lines.js";
import { sanitize } from "../util/sanitize.js";

export interface TomlDocument {
  /** A string or boolean by the path of its key; `undefined` where there is none of these. */
  readonly get: (key: readonly string[]) => string | boolean | undefined;
  /** The line of a key, or the first line. */
  readonly locate: (key: readonly string[]) => SourceLocation;
}

/** @throws problem `syntax` with file, line and column */
export function parseTomlSource(text: string, file: string): TomlDocument {
  let root: unknown;
  try {
    root = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return fail({
      kind: "syntax",
      message: `${file} is not valid TOML: ${sanitize((error.message.split("\n")[0] ?? "").slice(0, 200))}`,
      place: { file, line: error.line, column: error.column },
      hint: `Correct line ${error.line}, column ${error.column}.`,
    });
  }
  return { get: (key) => valueAt(root, key), locate: (key) => locateKey(text, file, key) };
}

function valueAt(root: unknown, key: readonly string[]): string | boolean | undefined {
  let value = root;
  for (const part of key) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return typeof value === "string" || typeof value === "boolean" ? value : undefined;
}

/** Looks for `key =` in its table, or a longer dotted key in an outer one. */
function locateKey(text: string, file: string, key: readonly string[]): SourceLocation {
  const wanted = key.join(".");
  const placeOf = createLineIndex(text);
  let table = "";
  let offset = 0;
  for (const line of text.split("\n")) {
    const content = line.trim();
    const end = content.startsWith("[") ? content.indexOf("]") : content.indexOf("=");
    if (end > 0 && content.startsWith("[")) table = `${plain(content.slice(1, end))}.`;
    else if (end > 0 && table + plain(content.slice(0, end)) === wanted) {
      return { file, ...placeOf(offset + line.search(/\S/)) };
    }
    offset += line.length + 1;
  }
  return { file, ...placeOf(0) };
}

/** A key without blanks and quotes; exotic keys are not looked for. */
function plain(key: string): string {
  return key.replace(/[\s"']/g, "");
}
