/**
 * Products of automata, explored level by level: all states that strings of one length lead to. Levels come back, and
 * then the lengths between are skipped, so that `minLength: 65535` costs as little as `minLength: 50`.
 */
import type { Automaton, Segment } from "./automaton.js";
import { cost } from "./budget.js";
import type { Search } from "./search-types.js";

/** Strings between two lengths, in all of `inside` and none of `outside`, but for some values. */
export interface Problem {
  low: number;
  high: number;
  readonly inside: Automaton[];
  readonly outside: Automaton[];
  readonly excluded: Set<string>;
}

/** Product states explored before giving up. */
export const maxStates = 40_000;

interface Product {
  readonly states: readonly number[];
  /** Trie node of the excluded values; -1 once none can follow. */
  readonly trie: number;
  readonly previous: Product | undefined;
  readonly codePoint: number;
  /** Lengths that were skipped just before this product. */
  readonly skipped?: Skip;
}

/** A round of levels, gone through several times. */
interface Skip {
  readonly times: number;
  /** By a product's key at the end of a round: what its last round reads, and the key at the start of that. */
  readonly rounds: ReadonlyMap<string, { readonly codePoints: readonly number[]; readonly from: string }>;
  readonly products: ReadonlyMap<string, Product>;
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

/** Longer strings are not spelled. */
const maxLength = 1_000_000;

export type Explored = { readonly text: string } | "empty" | "budget";

/** The shortest accepted string within the lengths, by breadth first over levels of equal length. */
export function explore(search: Search, problem: Problem): Explored {
  const automata = [...problem.inside, ...problem.outside];
  const positive = problem.inside.length;
  const trie = trieOf(problem.excluded);
  let level: Product[] = [
    { states: automata.map(() => 0), trie: trie.terminal.size === 0 ? -1 : 0, previous: undefined, codePoint: 0 },
  ];
  const seenLevels = new Set<string>();
  const early = new Map<string, number>();
  let mayBeSkipped = problem.low <= Number.MAX_SAFE_INTEGER;
  let explored = 0;
  for (let length = 0; level.length > 0 && length <= problem.high; length++) {
    if (mayBeSkipped && length < problem.low) {
      const signature = signatureOf(level);
      const before = early.get(signature);
      if (before === undefined) early.set(signature, length);
      else {
        const round = length - before;
        const times = Math.floor((problem.low - length) / round);
        if (times > 0) level = skip(level, round, times);
        length += times * round;
        mayBeSkipped = false;
      }
    }
    if (length >= problem.low) {
      for (const product of level) {
        const accepted = automata.every(
          (automaton, i) => automaton.accepts(product.states[i] as number) === i < positive,
        );
        if (accepted && !trie.terminal.has(product.trie)) {
          return length > maxLength ? "budget" : { text: spell(product) };
        }
      }
      const signature = signatureOf(level);
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

const signatureOf = (level: readonly Product[]): string => level.map(keyOf).sort().join(";");

/** The same level after more rounds of this many lengths, at whose start it was the same. */
function skip(level: readonly Product[], round: number, times: number): Product[] {
  const rounds = new Map<string, { readonly codePoints: readonly number[]; readonly from: string }>();
  for (const product of level) {
    const codePoints: number[] = [];
    let at = product;
    for (let i = 0; i < round && at.previous !== undefined; i++, at = at.previous) codePoints.push(at.codePoint);
    rounds.set(keyOf(product), { codePoints: codePoints.reverse(), from: keyOf(at) });
  }
  const skipped: Skip = { times, rounds, products: new Map(level.map((product) => [keyOf(product), product])) };
  return level.map((product) => ({ ...product, skipped }));
}

function spell(product: Product): string {
  const pieces: string[] = [];
  const add = (codePoints: readonly number[]): void => {
    pieces.push(codePoints.map((codePoint) => String.fromCodePoint(codePoint)).join(""));
  };
  for (let at = product; at.previous !== undefined; ) {
    if (at.skipped === undefined) {
      add([at.codePoint]);
      at = at.previous;
      continue;
    }
    const { times, rounds, products } = at.skipped;
    let key = keyOf(at);
    for (let i = 0; i < times; i++) {
      const last = rounds.get(key);
      if (last === undefined) break;
      add(last.codePoints);
      key = last.from;
    }
    // a product without skips: the level as it was when it was reached
    at = products.get(key) ?? at.previous;
  }
  return pieces.reverse().join("");
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
