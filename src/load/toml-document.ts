/** A TOML document as a whole: its value as JSON, and the place of every key. */
import { parse, TomlDate, TomlError } from "smol-toml";
import { fail } from "../errors.js";
import { type Json, put } from "../model/json.js";
import { join } from "../model/pointer.js";
import { createLineIndex } from "../util/lines.js";
import { sanitize } from "../util/sanitize.js";
import type { ParsedDocument } from "./parsed.js";

/** @throws problem `syntax` with file, line and column */
export function parseTomlDocument(text: string, file: string): ParsedDocument {
  let root: unknown;
  try {
    root = parse(text, { maxDepth: 100 });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return fail({
      kind: "syntax",
      message: `${file} is not valid TOML: ${sanitize((error.message.split("\n")[0] ?? "").slice(0, 200))}.`,
      place: { file, line: error.line, column: error.column },
      hint: `Correct line ${error.line}, column ${error.column}.`,
    });
  }
  let places: ReadonlyMap<string, number> | undefined;
  let placeOf: ReturnType<typeof createLineIndex> | undefined;
  return {
    file,
    json: toJson(root),
    locate: (pointer) => {
      places ??= keyPlaces(text);
      placeOf ??= createLineIndex(text);
      let at = pointer;
      while (at !== "" && !places.has(at)) at = at.slice(0, at.lastIndexOf("/"));
      return { file, ...placeOf(places.get(at) ?? 0) };
    },
  };
}

/** TOML's dates are text in JSON; its other values are JSON already, but for prototypes. */
function toJson(value: unknown): Json {
  if (value instanceof TomlDate) return value.toString();
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== "object" || value === null) return value as Json;
  const object: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) put(object, key, toJson(member));
  return object;
}

/** Where each key that has a line of its own begins, by JSON pointer. */
function keyPlaces(text: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const counts = new Map<string, number>();
  let table: readonly string[] = [];
  let offset = 0;
  let openText: string | undefined;
  for (const line of text.split("\n")) {
    const start = offset + Math.max(0, line.search(/\S/));
    offset += line.length + 1;
    if (openText !== undefined) {
      if (line.includes(openText)) openText = undefined;
      continue;
    }
    const header = /^\s*(\[\[?)([^\]]*)\]/.exec(line);
    const key = /^\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+))*)\s*=/.exec(
      line,
    );
    if (header !== null) {
      const path = pathOf(header[2] ?? "");
      table = header[1] === "[[" ? [...path, String(next(counts, path.join("\0")))] : path;
      note(places, table, start);
    } else if (key !== null) note(places, [...table, ...pathOf(key[1] ?? "")], start);
    for (const quotes of ['"""', "'''"]) {
      if (line.split(quotes).length === 2) openText = quotes;
    }
  }
  return places;
}

function next(counts: Map<string, number>, path: string): number {
  const index = counts.get(path) ?? 0;
  counts.set(path, index + 1);
  return index;
}

function note(places: Map<string, number>, path: readonly string[], start: number): void {
  let pointer = "";
  for (const part of path) {
    pointer = join(pointer, part);
    if (!places.has(pointer)) places.set(pointer, start);
  }
}

/** `a."b.c"` as its parts. */
function pathOf(key: string): string[] {
  const parts = key.match(/"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+/g) ?? [];
  return parts.map((part) => (/^["']/.test(part) ? part.slice(1, -1) : part));
}
