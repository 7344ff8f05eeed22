/**
 * Runs the patterns of a schema for ajv without backtracking for ever. The platform's regular expressions are the
 * specification's, but some take exponential time; such a pattern is given to refa's automata when the text is long
 * enough for it to hurt. What costs too much by either is not answered.
 */
import { createRequire } from "node:module";
import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { type Pattern, Unanswered } from "../confirm/packages.js";

const require = createRequire(import.meta.url);
type Refa = typeof import("refa");

/** Up to this length no pattern is looked at: even a hundred ways to read each character are soon tried. */
const harmless = 4;
/** Steps that the platform may take for one text, and refa's states times characters likewise. */
const maxSteps = 50_000_000;
/** States of an automaton: about 30 MB. */
const maxNodes = 50_000;

/** `u` where the pattern allows it, plain where it does not. @throws SyntaxError where it is no pattern at all */
export function createPattern(source: string): Pattern {
  const platform = compile(source);
  let longest: number | undefined;
  let automaton: ((text: string) => boolean) | undefined;
  return {
    test(text) {
      if (text.length > harmless) {
        longest ??= longestFor(source, platform.flags);
        if (text.length > longest) {
          automaton ??= compileAutomaton(source, platform.flags);
          return automaton(text);
        }
      }
      return platform.test(text);
    },
    toString: () => platform.toString(),
  };
}

function compile(source: string): RegExp {
  try {
    return new RegExp(source, "u");
  } catch {
    return new RegExp(source);
  }
}

const parser = new RegExpParser({ ecmaVersion: 2025 });
const parse = (source: string, flags: string): AST.Pattern =>
  parser.parsePattern(source, 0, source.length, { unicode: flags.includes("u") });

/**
 * The length of text up to which backtracking stays within the steps. A choice inside of a repetition multiplies the
 * work with each character; elsewhere every repetition, and the search for a beginning, multiplies it by the length.
 */
function longestFor(source: string, flags: string): number {
  let loops = 0;
  let choices = 0;
  const visit = (node: AST.Alternative | AST.Element, repeated: boolean): void => {
    switch (node.type) {
      case "Alternative":
        for (const element of node.elements) visit(element, repeated);
        return;
      case "Quantifier":
        if (node.min !== node.max) loops += 1;
        if (node.min !== node.max && repeated) choices += 1;
        visit(node.element, repeated || node.max > 1);
        return;
      case "Group":
      case "CapturingGroup":
      case "Assertion":
        if (!("alternatives" in node)) return;
        if (repeated) choices += node.alternatives.length - 1;
        for (const alternative of node.alternatives) visit(alternative, repeated);
        return;
      default:
    }
  };
  for (const alternative of parse(source, flags).alternatives) visit(alternative, false);
  const polynomial = Math.floor(maxSteps ** (1 / (loops + 1)));
  const exponential = Math.floor(Math.log(maxSteps) / Math.log(2 + choices));
  return Math.max(harmless, choices > 0 ? Math.min(polynomial, exponential) : polynomial);
}

/** @throws Unanswered where an automaton would be too large, or cannot say what the pattern says */
function compileAutomaton(source: string, flags: string): (text: string) => boolean {
  const { JS, NFA } = require("refa") as Refa;
  try {
    const literal = { source: withoutAnchors(parse(source, flags)), flags };
    const { expression, maxCharacter } = JS.Parser.fromLiteral(literal).parse({
      assertions: "throw",
      backreferences: "throw",
    });
    const automaton = NFA.fromRegex(expression, { maxCharacter }, {}, new NFA.LimitedNodeFactory(maxNodes));
    const states = [...automaton.nodes()].length;
    const word = flags.includes("u") ? codePoints : codeUnits;
    return (text) => {
      if (text.length * states > maxSteps) throw new Unanswered(`a text of ${text.length} characters is too long`);
      return automaton.test(word(text));
    };
  } catch (error) {
    if (error instanceof Unanswered) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Unanswered(
      `the pattern ${JSON.stringify(source)} may backtrack for ever, and is no automaton: ${reason}`,
    );
  }
}

/** The pattern for whole texts, as automata read it, instead of one that is searched for. */
function withoutAnchors({ alternatives }: AST.Pattern): string {
  return alternatives
    .map(({ elements }) => {
      const [first, last] = [elements[0], elements.at(-1)];
      const start = first?.type === "Assertion" && first.kind === "start";
      const end = last?.type === "Assertion" && last.kind === "end";
      const between = elements.slice(start ? 1 : 0, end ? -1 : undefined);
      return `${start ? "" : "[^]*"}(?:${between.map(({ raw }) => raw).join("")})${end ? "" : "[^]*"}`;
    })
    .join("|");
}

const codePoints = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0);
const codeUnits = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
