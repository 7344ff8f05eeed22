/** Deterministic automata over code points, explored state by state and remembered. */
import { boundaries, derivative, type Expr, isWord, maxCodePoint, nullable } from "./regex.js";
import { parsePattern } from "./regex-parse.js";

export interface Segment {
  readonly min: number;
  readonly max: number;
  readonly target: number;
}

/** State 0 is the start. A state is dead when nothing can follow any more, total when everything can. */
export interface Automaton {
  readonly accepts: (state: number) => boolean;
  /** Segments cover all code points, in order. */
  readonly segments: (state: number) => readonly Segment[];
  readonly isDead: (state: number) => boolean;
  readonly isTotal: (state: number) => boolean;
  /** Number of states seen so far. */
  readonly size: () => number;
}

export type Compiled = { readonly automaton: Automaton } | { readonly cause: string; readonly reason: string };

const compiled = new Map<string, Compiled>();

/** The automaton of a pattern as JSON Schema searches it; of our own patterns also of longer ones than we take. */
export function automatonOf(pattern: string, ours = false): Compiled {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const parsed = ours ? parsePattern(pattern, Number.POSITIVE_INFINITY) : parsePattern(pattern);
  const result: Compiled =
    "expr" in parsed
      ? { automaton: explore(parsed.expr) }
      : { cause: parsed.cause, reason: `the pattern ${shorten(pattern)} is not decided: ${parsed.reason}` };
  if (compiled.size > 5_000) compiled.clear();
  compiled.set(pattern, result);
  return result;
}

/** The automaton of one of our own patterns, which are supported and of any length. */
export function languageAutomaton({ pattern }: { readonly pattern: string }): Automaton {
  const result = automatonOf(pattern, true);
  if ("automaton" in result) return result.automaton;
  throw new RangeError(result.reason);
}

function shorten(pattern: string): string {
  return JSON.stringify(pattern.length > 80 ? `${pattern.slice(0, 80)}…` : pattern);
}

interface State {
  readonly expr: Expr;
  readonly atStart: boolean;
  readonly afterWord: boolean;
  accepting?: boolean;
  segments?: readonly Segment[];
}

function explore(start: Expr): Automaton {
  const states: State[] = [{ expr: start, atStart: true, afterWord: false }];
  const index = new Map<string, number>();
  const wordy = mentionsWords(start);
  const stateOf = (expr: Expr, afterWord: boolean): number => {
    const key = `${expr.id} ${wordy && afterWord}`;
    const known = index.get(key);
    if (known !== undefined) return known;
    states.push({ expr, atStart: false, afterWord: wordy && afterWord });
    index.set(key, states.length - 1);
    return states.length - 1;
  };
  const at = (state: number): State => states[state] as State;
  return {
    size: () => states.length,
    isDead: (state) => at(state).expr.op === "none",
    isTotal: (state) => at(state).expr.op === "any",
    accepts: (state) => {
      const here = at(state);
      here.accepting ??= nullable(here.expr, here);
      return here.accepting;
    },
    segments: (state) => {
      const here = at(state);
      if (here.segments !== undefined) return here.segments;
      const edges = new Set<number>([0]);
      boundaries(here.expr, edges);
      if (wordy) for (const edge of [48, 58, 65, 91, 95, 96, 97, 123]) edges.add(edge);
      const sorted = [...edges].filter((edge) => edge <= maxCodePoint).sort((a, b) => a - b);
      const result: { min: number; max: number; target: number }[] = [];
      for (let i = 0; i < sorted.length; i++) {
        const min = sorted[i] as number;
        const max = (sorted[i + 1] ?? maxCodePoint + 1) - 1;
        const target = stateOf(derivative(here.expr, min, here), isWord(min));
        const last = result[result.length - 1];
        if (last !== undefined && last.target === target) last.max = max;
        else result.push({ min, max, target });
      }
      here.segments = result;
      return result;
    },
  };
}

function mentionsWords(start: Expr): boolean {
  const seen = new Set<unknown>();
  const queue: unknown[] = [start];
  for (let value = queue.pop(); value !== undefined; value = queue.pop()) {
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if ("op" in value && (value.op === "boundary" || value.op === "inside")) return true;
    for (const inner of Object.values(value)) if (typeof inner === "object") queue.push(inner);
  }
  return false;
}

/** The state after one code point. */
export function step(automaton: Automaton, state: number, codePoint: number): number {
  const segments = automaton.segments(state);
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle] as Segment).min <= codePoint) low = middle;
    else high = middle - 1;
  }
  return (segments[low] as Segment).target;
}

/** Longest text that is ever run through an automaton. */
const maxText = 100_000;

/** Whether a pattern is found in a text; `undefined` when the pattern is not decided. Linear in the text. */
export function matches(pattern: string, text: string, ours = false): boolean | undefined {
  const result = automatonOf(pattern, ours);
  if (!("automaton" in result) || text.length > maxText) return undefined;
  const { automaton } = result;
  let state = 0;
  for (const character of text) {
    if (automaton.isDead(state)) return false;
    if (automaton.isTotal(state)) return true;
    if (automaton.size() > 20_000) return undefined;
    state = step(automaton, state, character.codePointAt(0) as number);
  }
  return automaton.accepts(state);
}
