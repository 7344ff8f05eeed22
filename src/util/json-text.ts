/** JSON text to value, and back from a JSON pointer to its line in the text. */
import { fail } from "../errors.js";
import type { SourceLocation } from "../model/contract.js";
import type { Json } from "../model/json.js";
import { tokens } from "../model/pointer.js";
import { type JsonNode, JsonSyntaxError, maxNesting, readJson, tooDeep, treeValue } from "./json-reader.js";
import { createLineIndex } from "./lines.js";

export { maxNesting } from "./json-reader.js";

/**
 * Parses strict JSON; a byte order mark is allowed. Numbers that no double holds become `ExactNumber`; `__proto__`
 * is an ordinary member; of repeated members the last counts.
 * @param file what the error names as its place
 * @throws problem `syntax` with line and column: not JSON, or nested deeper than {@link maxNesting}
 */
export function parseJsonText(text: string, file = "JSON"): Json {
  const body = withoutMark(text);
  try {
    if (mayUseNative(body)) {
      try {
        return JSON.parse(body) as Json;
      } catch {
        // Its messages differ between versions and often have no position; ours follows.
      }
    }
    return treeValue(readJson(body));
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column, text: frame } = createLineIndex(body)(error.offset);
    return fail({
      kind: "syntax",
      message: `${file} is not valid JSON: ${error.message}`,
      place: { file, line, column },
      hint:
        frame === undefined || frame.trim() === ""
          ? "Check that the file is complete and that it is JSON."
          : `Correct line ${line}, column ${column}.`,
    });
  }
}

/**
 * Finds places in a JSON text. A member's place is its name, as that is what a person looks for; an item's place is
 * its first character. A pointer that leads nowhere gives its nearest ancestor. `undefined` when the text is not JSON.
 * The text is read at the first question, not before.
 */
export function createLocator(text: string, file: string): (pointer: string) => SourceLocation | undefined {
  let tree: JsonNode | false | undefined;
  let positionOf: ReturnType<typeof createLineIndex> | undefined;
  return (pointer) => {
    const body = withoutMark(text);
    tree ??= treeOf(body);
    if (tree === false) return undefined;
    positionOf ??= createLineIndex(body);
    return { file, ...positionOf(descend(tree, pointer).start) };
  };
}

function treeOf(text: string): JsonNode | false {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return false;
    throw error;
  }
}

function descend(root: JsonNode, pointer: string): JsonNode {
  let node = root;
  for (const token of tokens(pointer)) {
    const child =
      node.kind === "object"
        ? node.members.get(token)
        : node.kind === "array" && /^(?:0|[1-9]\d*)$/.test(token)
          ? node.items[Number(token)]
          : undefined;
    if (child === undefined) break;
    node = child;
  }
  return node;
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Looks once over the text: `JSON.parse` will do when every number is short and plain, as nearly always. */
function mayUseNative(text: string): boolean {
  let depth = 0;
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      digits += 1;
      if (digits > 15) return false;
      continue;
    }
    // `1e5`: only an exponent follows a digit with a letter.
    if (digits > 0 && (code === 0x65 || code === 0x45)) return false;
    if (code !== 0x2e) digits = 0;
    if (code === 0x22) {
      for (at += 1; at < text.length; at++) {
        const inner = text.charCodeAt(at);
        if (inner === 0x22) break;
        if (inner === 0x5c) at += 1;
      }
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > maxNesting) throw tooDeep(at);
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return true;
}
