/** From a pattern's text to expressions; the syntax is read by regexpp. */
import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { all, type CharSet, complement, digit, lineTerminator, property, space, union, word } from "./char-sets.js";
import { any, type Expr, type Head, head, or, sequence } from "./regex.js";

export type Parsed =
  | { readonly expr: Expr; readonly legacy: boolean }
  | { readonly cause: string; readonly reason: string };

class Unsupported extends Error {
  constructor(
    readonly cause_: string,
    message: string,
  ) {
    super(message);
  }
}

const parser = new RegExpParser({ ecmaVersion: 2024 });
const dotAll = head({ op: "chars", ranges: all });
/** Longer patterns are refused: their automata are as long. */
const maxCharacters = 4_000;
/** Groups nested deeper are refused; the recursion below follows them. */
const maxNesting = 200;

/**
 * The expression of a pattern as JSON Schema uses it: searched for, `u` flag. A pattern that compiles only without
 * `u` is read without it (`legacy`).
 */
export function parsePattern(source: string, longest = maxCharacters): Parsed {
  if (source.length > longest) {
    return { cause: "budget:pattern", reason: `it has more than ${longest} characters` };
  }
  for (const unicode of [true, false]) {
    let pattern: AST.Pattern;
    try {
      if (nesting(source) > maxNesting) throw new Unsupported("budget:pattern", "it is nested too deep");
      pattern = parser.parsePattern(source, 0, source.length, { unicode });
    } catch (error) {
      if (error instanceof Unsupported) return { cause: error.cause_, reason: error.message };
      continue;
    }
    try {
      const branches = pattern.alternatives.map((alternative) => elements(alternative.elements));
      const anywhere = head({ op: "repeat", body: [dotAll], min: 0, max: Number.POSITIVE_INFINITY });
      const found = or(branches.map((branch) => sequence(branch, any)));
      const anchored = branches.every((branch) => branch[0]?.op === "start");
      const expr = anchored ? found : or([found, or(branches.map((branch) => sequence([anywhere, ...branch], any)))]);
      return { expr, legacy: !unicode };
    } catch (error) {
      if (error instanceof Unsupported) return { cause: error.cause_, reason: error.message };
      throw error;
    }
  }
  return { cause: "pattern:syntax", reason: "it is not a regular expression" };
}

function nesting(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of source) {
    if (character === "(" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === ")" || character === "]") depth -= 1;
  }
  return deepest;
}

function elements(list: readonly AST.Element[]): Head[] {
  return list.flatMap(element);
}

function element(node: AST.Element): readonly Head[] {
  switch (node.type) {
    case "Character":
    case "CharacterSet":
    case "CharacterClass":
      return [head({ op: "chars", ranges: ranges(node) })];
    case "Group":
    case "CapturingGroup":
      if (node.type === "Group" && node.modifiers !== null && node.modifiers !== undefined) {
        throw new Unsupported("pattern:modifiers", "it uses inline modifiers");
      }
      if (node.alternatives.length === 1) return elements(node.alternatives[0]?.elements ?? []);
      return [head({ op: "choice", branches: node.alternatives.map((branch) => elements(branch.elements)) })];
    case "Quantifier": {
      if (node.max === 0) return [];
      const body = element(node.element);
      if (body.length === 0) return [];
      if (node.min === 1 && node.max === 1) return body;
      return [head({ op: "repeat", body, min: node.min, max: node.max })];
    }
    case "Assertion":
      switch (node.kind) {
        case "start":
          return [head({ op: "start" })];
        case "end":
          return [head({ op: "finish" })];
        case "word":
          return [head({ op: node.negate ? "inside" : "boundary" })];
        case "lookahead": {
          const body = node.alternatives.map((branch) => elements(branch.elements));
          return [head({ op: "look", body, negate: node.negate })];
        }
        default:
          throw new Unsupported("pattern:lookbehind", "it looks behind");
      }
    case "Backreference":
      throw new Unsupported("pattern:backreference", "it refers back to what a group matched");
    default:
      throw new Unsupported("pattern:class", "it uses a kind of character class we do not read");
  }
}

type OneOf = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.CharacterClassElement;

function ranges(node: OneOf): CharSet {
  switch (node.type) {
    case "Character":
      return [node.value, node.value];
    case "CharacterClassRange":
      return [node.min.value, node.max.value];
    case "CharacterSet":
      return predefined(node);
    case "CharacterClass": {
      const members = union(node.elements.map(ranges));
      return node.negate ? complement(members) : members;
    }
    default:
      throw new Unsupported("pattern:class", "it uses a kind of character class we do not read");
  }
}

function predefined(node: AST.CharacterSet): CharSet {
  if (node.kind === "any") return complement(lineTerminator);
  if (node.kind === "property") {
    if (node.strings) throw new Unsupported("pattern:class", "it uses a property of strings");
    return property(node.raw);
  }
  const set = { digit, space, word }[node.kind];
  return node.negate ? complement(set) : set;
}

const latest = new RegExpParser({ ecmaVersion: 2025 });

/** Whether a text is a regular expression as the drafts ask for; `undefined` where the readings of ECMA-262 differ. */
export function isRegularExpression(text: string): boolean | undefined {
  if (text.length > maxCharacters || nesting(text) > maxNesting) return undefined;
  const parses = (reader: RegExpParser, unicode: boolean): boolean => {
    try {
      reader.parsePattern(text, 0, text.length, { unicode });
      return true;
    } catch {
      return false;
    }
  };
  if (parses(parser, true)) return true;
  return parses(latest, true) || parses(latest, false) ? undefined : false;
}
