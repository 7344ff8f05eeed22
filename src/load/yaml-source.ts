/**
 * YAML text (1.2, core schema) as JSON with exact numbers and source places. One document per file; aliases and merge
 * keys are expanded within a bound; what JSON cannot say (`.inf`, tags, keys that are no strings) is an error with its
 * place. Integers as keys (`404:` in OpenAPI) count as the strings they look like.
 */
import { Composer, type Document, Lexer, Parser } from "yaml";
import { fail } from "../errors.js";
import { type JsonNode, treeValue } from "../util/json-reader.js";
import { createLineIndex } from "../util/lines.js";
import { sanitize } from "../util/sanitize.js";
import type { ParsedDocument } from "./parsed.js";
import { locateInTree } from "./tree.js";
import { treeOf, YamlProblem } from "./yaml-tree.js";

/** Deeper documents are refused; the composer of the yaml library is recursive. */
export const maxYamlNesting = 500;

/** YAML beyond this many characters is refused: its syntax tree takes some hundred times the text. */
export const maxYamlLength = 16 * 1024 * 1024;

type Token = Parameters<Composer["next"]>[0];

/**
 * Parses one YAML document.
 *
 * @param file what messages call the text
 * @throws problem `syntax` with file, line and column
 */
export function parseYamlSource(text: string, file: string): ParsedDocument {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const lineOf = createLineIndex(body);
  try {
    const tree = parse(body);
    return { file, json: treeValue(tree), locate: (pointer) => ({ file, ...lineOf(locateInTree(tree, pointer)) }) };
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error;
    const { line, column } = lineOf(error.offset);
    return fail({
      kind: "syntax",
      message: `${file} cannot be read as YAML: ${sanitize(error.message.slice(0, 200))}`,
      place: { file, line, column },
      hint: error.hint ?? `Correct line ${line}, column ${column}.`,
    });
  }
}

function parse(text: string): JsonNode {
  if (text.length > maxYamlLength) throw new YamlProblem(`it is longer than ${maxYamlLength} characters`, 0);
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    // The library compares every key with every other; the tree checks with a set.
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  let only: Document.Parsed | undefined;
  for (const document of compose(composer, text)) {
    const wrong = document.errors[0] ?? document.warnings[0];
    if (wrong !== undefined) throw new YamlProblem(wrong.message, wrong.pos[0]);
    if (only !== undefined) {
      throw new YamlProblem(
        "it holds several documents",
        document.range[0],
        'Keep one; "---" begins a second document.',
      );
    }
    only = document;
  }
  if (only === undefined || only.contents === null) {
    throw new YamlProblem("it holds no document", 0, "Write a schema into the file.");
  }
  return treeOf(only, maxYamlNesting);
}

function* compose(composer: Composer, text: string): Generator<Document.Parsed> {
  for (const token of tokensOf(text)) yield* composer.next(token) as Generator<Document.Parsed>;
  yield* composer.end(false, text.length) as Generator<Document.Parsed>;
}

/** The syntax tree, one token per document. Nesting is watched on the way, so that depth costs neither stack nor memory. */
function* tokensOf(text: string): Generator<Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > maxYamlNesting) {
      throw new YamlProblem(
        `it is nested deeper than ${maxYamlNesting} levels`,
        parser.offset,
        "Flatten the document.",
      );
    }
  }
  yield* parser.end();
}
