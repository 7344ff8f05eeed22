/**
 * Strings: a product of automata explored level by level, so that lengths are a set beside the automata and
 * `maxLength: 65535` costs nothing. Excluded values are one more automaton (a trie). Formats take part as the two
 * languages that are known of each: what has no solution around them has none, what is found inside of them is one,
 * and strings between are judged one by one. Typical members come first: they make the better witnesses.
 */
import type { Node } from "../model/ir.js";
import { codePointLength } from "../model/value.js";
import { automatonOf, languageAutomaton, matches } from "./automaton.js";
import { formatDefinition, inFormat, isExact } from "./formats/index.js";
import { contradict, type FormatLiteral, typical, whyVague } from "./formats/literals.js";
import { type Explored, explore, maxStates, type Problem } from "./products.js";
import { type Constraints, empty, type Result, type Search } from "./search-types.js";

export function solveString(search: Search, { inside, outside }: Constraints): Result {
  const problem: Problem = { low: 0, high: Number.POSITIVE_INFINITY, inside: [], outside: [], excluded: new Set() };
  const notes: { cause: string; reason: string }[] = [];
  const formats: FormatLiteral[] = [];
  for (const node of inside) constrain(node, false);
  for (const node of outside) constrain(node, true);
  if (problem.low > problem.high || contradict(formats)) return empty;

  function constrain(node: Node, negated: boolean): void {
    switch (node.kind) {
      case "minLength":
        if (negated) problem.high = Math.min(problem.high, node.limit - 1);
        else problem.low = Math.max(problem.low, node.limit);
        break;
      case "maxLength":
        if (negated) problem.low = Math.max(problem.low, node.limit + 1);
        else problem.high = Math.min(problem.high, node.limit);
        break;
      case "pattern": {
        const compiled = automatonOf(node.pattern);
        if ("automaton" in compiled) (negated ? problem.outside : problem.inside).push(compiled.automaton);
        else notes.push(compiled);
        break;
      }
      case "format":
        formats.push({ name: node.format, negated });
        break;
      case "enum":
        if (negated) for (const value of node.values) if (typeof value === "string") problem.excluded.add(value);
        break;
      default:
        break;
    }
  }

  if (notes.length === 0 && formats.length === 0 && problem.inside.length === 0 && problem.outside.length === 0) {
    const simple = unconstrained(problem);
    if (simple !== undefined) return { kind: "found", value: simple };
  }
  const admits = (text: string): boolean => {
    const length = codePointLength(text);
    if (length < problem.low || length > problem.high || problem.excluded.has(text)) return false;
    return [...inside.map((node) => holds(node, text)), ...outside.map((node) => not(holds(node, text)))].every(
      (x) => x === true,
    );
  };
  const holds = (node: Node, text: string): boolean | undefined => {
    if (node.kind === "pattern") return matches(node.pattern, text);
    if (node.kind === "format") return inFormat(node.format, text);
    return node.kind === "opaque" ? undefined : search.evaluate(node, text);
  };
  if (formats.length > 0) {
    for (const text of [...typical(formats, problem.low), "text", "a", ""])
      if (admits(text)) return { kind: "found", value: text };
  }
  const possible = exploreAll(search, withFormats(problem, formats, "possible"));
  if (possible === "empty") return empty;
  if (possible === "budget") {
    return {
      kind: "unknown",
      why: {
        cause: "budget:automaton",
        reason: `the patterns of a string need more than ${maxStates} states together`,
      },
    };
  }
  const vague = formats.filter(({ name }) => !isExact(formatDefinition(name)));
  if (notes.length === 0) {
    if (vague.length === 0 || admits(possible.text)) return { kind: "found", value: possible.text };
    const sure = exploreAll(search, withFormats(problem, formats, "sure"));
    if (typeof sure === "object") return { kind: "found", value: sure.text };
  }
  const [first] = notes;
  return { kind: "unknown", why: first ?? whyVague(vague[0]?.name ?? ""), value: possible.text };
}

/** The problem with what is known of its formats: strings that may be solutions, or only those that surely are. */
function withFormats(problem: Problem, formats: readonly FormatLiteral[], which: "possible" | "sure"): Problem[] {
  let problems: readonly Problem[] = [problem];
  for (const { name, negated } of formats) {
    const { inner, outer } = formatDefinition(name);
    const language = (which === "possible") === negated ? inner : outer;
    const automaton = languageAutomaton(language);
    const longest = language.longest ?? Number.POSITIVE_INFINITY;
    problems = problems.flatMap((one): Problem[] => {
      if (!negated) return [{ ...one, inside: [...one.inside, automaton], high: Math.min(one.high, longest) }];
      const others = { ...one, outside: [...one.outside, automaton] };
      return longest === Number.POSITIVE_INFINITY
        ? [others]
        : [others, { ...one, low: Math.max(one.low, longest + 1) }];
    });
  }
  return problems.filter(({ low, high }) => low <= high);
}

/** The first solution of any of the problems. */
function exploreAll(search: Search, problems: readonly Problem[]): Explored {
  let result: Explored = "empty";
  for (const problem of problems) {
    const explored = explore(search, problem);
    if (typeof explored === "object") return explored;
    if (explored === "budget") result = explored;
  }
  return result;
}

const not = (answer: boolean | undefined): boolean | undefined => (answer === undefined ? undefined : !answer);

/** Any string of a length, of the plainest kind, outside finitely many values. */
function unconstrained({ low, high, excluded }: Problem): string | undefined {
  if (low > 1_000_000) return undefined;
  const nice = ["text", "", "a", "b", "other"].filter(
    (text) => text.length >= low && text.length <= high && !excluded.has(text),
  );
  if (nice[0] !== undefined && (excluded.size === 0 || low === 0)) return nice[0];
  const base = "a".repeat(Math.max(low, 1));
  for (let i = 0; i <= excluded.size + 1; i++) {
    const suffix = i === 0 ? "" : i.toString(36);
    const text = suffix.length <= base.length ? base.slice(0, base.length - suffix.length) + suffix : suffix;
    const fits = text.length >= low && text.length <= high;
    if (fits && !excluded.has(text)) return text;
  }
  return undefined;
}
