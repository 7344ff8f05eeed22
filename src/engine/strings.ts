/**
 * Strings: a product of automata explored level by level, so that lengths are a set beside the automata and
 * `maxLength: 65535` costs nothing. Excluded values are one more automaton (a trie). Formats that are regular
 * take part exactly; of the others a superset proves, and known members and non-members serve as candidates.
 */

import type { Node } from "../model/ir.js";
import { codePointLength } from "../model/value.js";
import { type Automaton, automatonOf, matches, type Segment } from "./automaton.js";
import { cost } from "./budget.js";
import { formatFacts, formatWithin, inFormat } from "./formats.js";
import { type Constraints, empty, type Result, type Search } from "./search-types.js";

interface Problem {
  low: number;
  high: number;
  readonly inside: Automaton[];
  readonly outside: Automaton[];
  readonly excluded: Set<string>;
}

/** Product states explored before giving up. */
const maxStates = 40_000;

export function solveString(search: Search, { inside, outside }: Constraints): Result {
  const problem: Problem = { low: 0, high: Number.POSITIVE_INFINITY, inside: [], outside: [], excluded: new Set() };
  const notes: { cause: string; reason: string }[] = [];
  /** Formats whose set is known in part only. */
  const vague: { name: string; negated: boolean }[] = [];
  /** Supersets of negated vague formats: outside of them is surely outside the format. */
  const beyond: Automaton[] = [];
  const automaton = (pattern: string, into: Automaton[]): void => {
    const compiled = automatonOf(pattern);
    if ("automaton" in compiled) into.push(compiled.automaton);
    else notes.push(compiled);
  };
  for (const node of inside) constrain(node, false);
  for (const node of outside) constrain(node, true);
  if (problem.low > problem.high) return empty;
  const formats = vague.filter(({ negated }) => !negated);
  const contradiction = vague.some(
    ({ name, negated }) => negated && formats.some((one) => formatWithin(one.name, name)),
  );
  if (contradiction) return empty;

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
      case "pattern":
        automaton(node.pattern, negated ? problem.outside : problem.inside);
        break;
      case "format": {
        const facts = formatFacts[node.format];
        if (facts?.pattern !== undefined && (facts.exact === true || !negated)) {
          automaton(facts.pattern, negated ? problem.outside : problem.inside);
        } else if (facts?.pattern !== undefined) automaton(facts.pattern, beyond);
        if (facts?.exact !== true) vague.push({ name: node.format, negated });
        break;
      }
      case "enum":
        if (negated) for (const value of node.values) if (typeof value === "string") problem.excluded.add(value);
        break;
      default:
        break;
    }
  }

  const plain = notes.length === 0 && vague.length === 0;
  if (plain && problem.inside.length === 0 && problem.outside.length === 0) {
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
    if (node.kind === "format") return inFormat(node.format, text, matches);
    return node.kind === "opaque" ? undefined : search.evaluate(node, text);
  };
  if (vague.length > 0) {
    const candidates = vague.flatMap(
      ({ name, negated }) => formatFacts[name]?.[negated ? "nonMembers" : "members"] ?? [],
    );
    for (const text of [...candidates, "text", "a", ""]) if (admits(text)) return { kind: "found", value: text };
  }
  const over = explore(search, problem);
  if (over === "empty") return empty;
  if (over === "budget") {
    return {
      kind: "unknown",
      why: {
        cause: "budget:automaton",
        reason: `the patterns of a string need more than ${maxStates} states together`,
      },
    };
  }
  if (plain) return { kind: "found", value: over };
  if (notes.length === 0 && vague.every(({ negated }) => negated) && beyond.length === vague.length) {
    const sure = explore(search, { ...problem, outside: [...problem.outside, ...beyond] });
    if (sure !== "empty" && sure !== "budget") return { kind: "found", value: sure };
  }
  const [first] = notes;
  const format = vague[0]?.name ?? "";
  const why = first ?? {
    cause: `format:${format}`,
    reason: `which strings are in the format \`${format}\` is known in part only`,
  };
  return { kind: "unknown", why, value: over };
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

interface Product {
  readonly states: readonly number[];
  /** Trie node of the excluded values; -1 once none can follow. */
  readonly trie: number;
  readonly previous: Product | undefined;
  readonly codePoint: number;
}

interface Trie {
  readonly next: Map<number, number>[];
  readonly terminal: Set<number>;
}

function trieOf(values: Iterable<string>): Trie {
  const trie: Trie = { next: [new Map()], terminal: new Set() };
  for (const value of values) {
    let node = 0;
    for (const character of value) {
      const codePoint = character.codePointAt(0) as number;
      let following = trie.next[node]?.get(codePoint);
      if (following === undefined) {
        following = trie.next.push(new Map()) - 1;
        trie.next[node]?.set(codePoint, following);
      }
      node = following;
    }
    trie.terminal.add(node);
  }
  return trie;
}

/** The shortest accepted string within the lengths, by breadth first over levels of equal length. */
function explore(search: Search, problem: Problem): string | "empty" | "budget" {
  const automata = [...problem.inside, ...problem.outside];
  const positive = problem.inside.length;
  const trie = trieOf(problem.excluded);
  let level: Product[] = [
    { states: automata.map(() => 0), trie: trie.terminal.size === 0 ? -1 : 0, previous: undefined, codePoint: 0 },
  ];
  const seenLevels = new Set<string>();
  let explored = 0;
  for (let length = 0; level.length > 0 && length <= problem.high; length++) {
    if (length >= problem.low) {
      for (const product of level) {
        const accepted = automata.every(
          (automaton, i) => automaton.accepts(product.states[i] as number) === i < positive,
        );
        if (accepted && !trie.terminal.has(product.trie)) return spell(product);
      }
      const signature = level.map(keyOf).sort().join(";");
      if (seenLevels.has(signature)) return "empty";
      seenLevels.add(signature);
    }
    const next = new Map<string, Product>();
    for (const product of level) {
      explored += 1;
      if (explored > maxStates) return "budget";
      search.spend(cost.product);
      for (const { codePoint, states, follow } of successors(automata, product, trie)) {
        if (states.some((state, i) => (i < positive ? automata[i]?.isDead(state) : automata[i]?.isTotal(state))))
          continue;
        const made: Product = { states, trie: follow, previous: product, codePoint };
        const key = keyOf(made);
        const known = next.get(key);
        if (known === undefined || (known.previous === product && rank(codePoint) < rank(known.codePoint)))
          next.set(key, made);
      }
    }
    level = [...next.values()];
  }
  return "empty";
}

const keyOf = ({ states, trie }: Product): string => `${states.join(",")}/${trie}`;

function spell(product: Product): string {
  const codePoints: number[] = [];
  for (let at: Product = product; at.previous !== undefined; at = at.previous) codePoints.push(at.codePoint);
  return codePoints
    .reverse()
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join("");
}

/** One successor for each segment of code points that all automata treat alike. */
function* successors(
  automata: readonly Automaton[],
  { states, trie: node }: Product,
  trie: Trie,
): Iterable<{ codePoint: number; states: readonly number[]; follow: number }> {
  const lists = automata.map((automaton, i) => automaton.segments(states[i] as number));
  const edges = node < 0 ? undefined : trie.next[node];
  const positions = lists.map(() => 0);
  const special = edges === undefined ? [] : [...edges.keys()].sort((a, b) => a - b);
  let min = 0;
  while (min <= 0x10ffff) {
    let max = 0x10ffff;
    const targets: number[] = [];
    for (let i = 0; i < lists.length; i++) {
      const list = lists[i] as readonly Segment[];
      while ((list[positions[i] as number] as Segment).max < min) positions[i] = (positions[i] as number) + 1;
      const segment = list[positions[i] as number] as Segment;
      max = Math.min(max, segment.max);
      targets.push(segment.target);
    }
    const here = special.filter((codePoint) => codePoint >= min && codePoint <= max);
    for (const codePoint of here) yield { codePoint, states: targets, follow: edges?.get(codePoint) as number };
    const codePoint = pleasant(min, max, here);
    if (codePoint !== undefined) yield { codePoint, states: targets, follow: -1 };
    min = max + 1;
  }
}

const favorites = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. /"].map(
  (c) => c.codePointAt(0) as number,
);

function rank(codePoint: number): number {
  const index = favorites.indexOf(codePoint);
  return index < 0 ? 1_000 + codePoint : index;
}

/** A readable code point of a segment, not among the given ones. */
function pleasant(min: number, max: number, except: readonly number[]): number | undefined {
  for (const favorite of favorites)
    if (favorite >= min && favorite <= max && !except.includes(favorite)) return favorite;
  const printable = [Math.max(min, 0x21), Math.max(min, 0xa1), Math.max(min, 0xe000), min];
  for (const start of printable) {
    for (let codePoint = start; codePoint <= Math.min(max, start + except.length); codePoint++) {
      const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
      if (!except.includes(codePoint) && (!surrogate || (min >= 0xd800 && max <= 0xdfff))) return codePoint;
    }
  }
  for (let codePoint = min; codePoint <= max && codePoint <= min + except.length; codePoint++) {
    if (!except.includes(codePoint)) return codePoint;
  }
  return undefined;
}
