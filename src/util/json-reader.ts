/**
 * A strict JSON grammar (RFC 8259) that keeps what `JSON.parse` throws away: where each value stands, and the
 * exact text of numbers that no double holds. Slower than `JSON.parse`; used where one of the two is needed.
 */
import { ExactNumber, type Json, put } from "../model/json.js";
import { sameNumber } from "./decimal.js";

/** Deeper documents are refused: everything downstream may recurse over a value without fear for the stack. */
export const maxNesting = 1000;

/** A value with its place; `start` is where a reader looks: the name of a member, else the value itself. */
export type JsonNode =
  | { readonly start: number; readonly kind: "scalar"; readonly value: Json }
  | { readonly start: number; readonly kind: "array"; readonly items: readonly JsonNode[] }
  | { readonly start: number; readonly kind: "object"; readonly members: ReadonlyMap<string, JsonNode> };

export class JsonSyntaxError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/**
 * The tree of a JSON text. Of repeated members the last counts, as for `JSON.parse`, unless `unique` refuses them.
 * Throws {@link JsonSyntaxError}.
 */
export function readJson(text: string, { unique = false } = {}): JsonNode {
  const reader = { text, at: 0, unique };
  const node = readValue(reader, 1, undefined);
  skipBlanks(reader);
  if (reader.at < text.length) throw unexpected(reader, "the end of the document");
  return node;
}

/** The value of a tree. */
export function treeValue(node: JsonNode): Json {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "array") return node.items.map(treeValue);
  const object: Record<string, Json> = {};
  for (const [name, member] of node.members) put(object, name, treeValue(member));
  return object;
}

interface Reader {
  readonly text: string;
  readonly unique: boolean;
  at: number;
}

function readValue(reader: Reader, depth: number, name: number | undefined): JsonNode {
  skipBlanks(reader);
  const start = name ?? reader.at;
  const char = reader.text[reader.at];
  if (char === "{" || char === "[") {
    if (depth > maxNesting) throw tooDeep(reader.at);
    return char === "{" ? readObject(reader, depth, start) : readArray(reader, depth, start);
  }
  if (char === '"') return { start, kind: "scalar", value: readString(reader) };
  return { start, kind: "scalar", value: readNumber(reader) ?? readWord(reader) };
}

export function tooDeep(offset: number): JsonSyntaxError {
  return new JsonSyntaxError(`the document is nested deeper than ${maxNesting} levels`, offset);
}

function readArray(reader: Reader, depth: number, start: number): JsonNode {
  const items: JsonNode[] = [];
  reader.at += 1;
  if (!take(reader, "]")) {
    do items.push(readValue(reader, depth + 1, undefined));
    while (take(reader, ","));
    if (!take(reader, "]")) throw unexpected(reader, '"," or "]"');
  }
  return { start, kind: "array", items };
}

function readObject(reader: Reader, depth: number, start: number): JsonNode {
  const members = new Map<string, JsonNode>();
  reader.at += 1;
  if (!take(reader, "}")) {
    do {
      skipBlanks(reader);
      const nameStart = reader.at;
      if (reader.text[nameStart] !== '"') throw unexpected(reader, "a member name in double quotes");
      const name = readString(reader);
      if (reader.unique && members.has(name)) {
        throw new JsonSyntaxError(`the member ${JSON.stringify(name)} is there twice`, nameStart);
      }
      if (!take(reader, ":")) throw unexpected(reader, '":"');
      members.set(name, readValue(reader, depth + 1, nameStart));
    } while (take(reader, ","));
    if (!take(reader, "}")) throw unexpected(reader, '"," or "}"');
  }
  return { start, kind: "object", members };
}

function readString(reader: Reader): string {
  const { text } = reader;
  const start = reader.at;
  let escaped = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      reader.at = at + 1;
      return escaped ? (JSON.parse(text.slice(start, at + 1)) as string) : text.slice(start + 1, at);
    }
    if (code < 0x20) throw new JsonSyntaxError("a control character in a string must be written as an escape", at);
    if (code !== 0x5c) continue;
    escaped = true;
    const length = escapeLength(text, at + 1);
    if (length === 0) throw new JsonSyntaxError("an invalid escape in a string", at);
    at += length;
  }
  throw new JsonSyntaxError("a string that does not end", start);
}

function escapeLength(text: string, at: number): number {
  if ('"\\/bfnrt'.includes(text[at] ?? " ")) return 1;
  return /^u[0-9a-fA-F]{4}$/.test(text.slice(at, at + 5)) ? 5 : 0;
}

const numberText = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function readNumber(reader: Reader): number | ExactNumber | undefined {
  numberText.lastIndex = reader.at;
  const found = numberText.exec(reader.text);
  if (found === null) return undefined;
  reader.at = numberText.lastIndex;
  const double = Number(found[0]);
  const faithful = Number.isFinite(double) && sameNumber(found[0], String(double));
  return faithful ? double : new ExactNumber(found[0]);
}

const words: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function readWord(reader: Reader): Json {
  for (const [word, value] of words) {
    if (!reader.text.startsWith(word, reader.at)) continue;
    reader.at += word.length;
    return value;
  }
  throw unexpected(reader, "a value");
}

function take(reader: Reader, char: string): boolean {
  skipBlanks(reader);
  if (reader.text[reader.at] !== char) return false;
  reader.at += 1;
  return true;
}

function skipBlanks(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    reader.at += 1;
  }
}

function unexpected(reader: Reader, wanted: string): JsonSyntaxError {
  const code = reader.text.codePointAt(reader.at);
  return new JsonSyntaxError(`expected ${wanted}, found ${code === undefined ? "the end" : shown(code)}`, reader.at);
}

/** Never echoes what a terminal might obey. */
function shown(code: number): string {
  const plain = code > 0x20 && code < 0x7f;
  return plain
    ? `"${String.fromCodePoint(code)}"`
    : `the character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
