/**
 * JSON text with exact numbers and source places. Stricter than `JSON.parse` in one point: an object that names a
 * member twice is refused, because JSON leaves open which of the two counts, and readers differ.
 */
import { fail, type Problem } from "../errors.js";
import { isArray, isObject, type Json } from "../model/json.js";
import { createLocator, parseJsonText } from "../util/json-text.js";
import { createLineIndex } from "../util/lines.js";
import type { ParsedDocument } from "./parsed.js";
import { quote } from "./quote.js";

/**
 * Parses JSON text.
 *
 * @param file what messages call the text
 * @throws problem `syntax` with file, line and column: not JSON, nested too deep, a member named twice
 */
export function parseJsonSource(text: string, file: string): ParsedDocument {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const json = parseJsonText(body, file);
  if (countColons(body) !== countMembers(json)) refuseDuplicate(body, file);
  return { file, json, locate: createLocator(body, file) };
}

/** Colons outside strings; in valid JSON there is one for each member. */
function countColons(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3a) count += 1;
    else if (code === 0x22) at = endOfString(text, at);
  }
  return count;
}

/** Index of the closing quote of the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at;
    if (code === 0x5c) at += 1;
  }
  return text.length;
}

function countMembers(value: Json): number {
  let count = 0;
  if (isArray(value)) {
    for (const item of value) count += countMembers(item);
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) count += 1 + countMembers(value[key] as Json);
  }
  return count;
}

function colonFollows(text: string, start: number): boolean {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return text[at] === ":";
}

/** Finds the repeated name in valid JSON: a string that a colon follows is a member's name. */
function refuseDuplicate(text: string, file: string): void {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "{" || char === "[") open.push(new Set());
    else if (char === "}" || char === "]") open.pop();
    if (char !== '"') continue;
    const start = at;
    at = endOfString(text, start);
    if (!colonFollows(text, at + 1)) continue;
    const name = JSON.parse(text.slice(start, at + 1)) as string;
    if (open.at(-1)?.has(name)) fail(duplicate(text, file, name, start));
    open.at(-1)?.add(name);
  }
}

function duplicate(text: string, file: string, name: string, offset: number): Problem {
  const { line, column } = createLineIndex(text)(offset);
  return {
    kind: "syntax",
    message: `${file} names the member ${quote(name)} twice in one object.`,
    place: { file, line, column },
    hint: "Keep one of the two: readers of JSON disagree on which of them counts.",
  };
}
