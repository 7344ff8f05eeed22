/**
 * The ways to a shared definition. A change in it is stated once, with the shortest way; that there are others, and
 * some of them, is told beside it. In schemas that refer to each other in circles there are many more ways than
 * pairs, and few lead to a change: most are only counted when one asks.
 */
import type { Change, Guard, Route } from "../../model/change.js";
import type { Aligned } from "../align.js";
import { placeOf } from "./change.js";

/** More ways are only counted. */
const mostRoutes = 3;

/** Where a part comes in the walk: the turn of its whole, then its index among the parts. */
interface Turn {
  readonly turn: number;
  readonly index: number;
}

interface Entry extends Turn {
  readonly whole: Aligned;
}

/** A whole whose parts were not looked through, since another whole has the same. */
interface Sharer {
  readonly whole: Aligned;
  readonly turn: number;
  readonly parts: () => readonly Aligned[];
}

/** A way to a pair besides its own, not made yet. */
interface Way extends Turn {
  readonly part: () => Aligned | undefined;
}

interface KnownWays {
  readonly count: number;
  readonly routes: readonly Aligned[];
}

export interface Ways {
  /** `part` is a part of a whole. */
  enter(part: Aligned, entry: Entry): void;
  /** Another way leads to what was looked through as `first`. */
  add(first: Aligned, other: Aligned): void;
  /** What was looked through as `before`, for its annotations, is looked through again, and found as `after` now. */
  replace(before: Aligned, after: Aligned): void;
  /** `whole`, whose turn it is, has the parts of `first`, which are on their way already. */
  share(first: Aligned, whole: Aligned, turn: number, parts: () => readonly Aligned[]): void;
  /** The change with the ways that lead to it besides its own. */
  tell(change: Change, pair: Aligned): Change;
}

export function createWays(): Ways {
  const entries = new Map<Aligned, Entry>();
  const others = new Map<Aligned, Aligned[]>();
  const sharers = new Map<Aligned, Sharer[]>();
  const successors = new Map<Aligned, Aligned>();
  const predecessors = new Map<Aligned, Aligned>();
  const known = new Map<Aligned, KnownWays>();

  const isInside = (part: Aligned, whole: Aligned): boolean => {
    for (let at: Aligned | undefined = part; at !== undefined; at = entries.get(at)?.whole) {
      if (at === whole) return true;
    }
    return false;
  };

  /** The ways to a pair through wholes that share the parts of others, in no order. */
  const sharedWays = (first: Aligned): Way[] => {
    const before = predecessors.get(first);
    const met = [first, ...(others.get(first) ?? [])];
    if (before !== undefined) met.push(before, ...(others.get(before) ?? []));
    const after = successors.get(first);
    const from = before === undefined ? undefined : entries.get(first);
    const to = after === undefined ? undefined : entries.get(after);
    const found: Way[] = [];
    for (const part of met) {
      const entry = entries.get(part);
      if (entry === undefined) continue; // the root
      const { whole: owner, index } = entry;
      for (const { whole, turn, parts } of sharers.get(owner) ?? []) {
        const way = { turn, index, part: () => parts()[index] };
        const fits = (from === undefined || compare(way, from) > 0) && (to === undefined || compare(way, to) < 0);
        if (fits && !isInside(whole, first)) found.push(way);
      }
    }
    return found;
  };

  const waysTo = (first: Aligned): KnownWays => {
    const before = known.get(first);
    if (before !== undefined) return before;
    const ways = sharedWays(first);
    for (const other of others.get(first) ?? []) {
      const { turn, index } = entries.get(other) as Entry; // only the root has none, and it is the first
      if (!isInside(other, first)) ways.push({ turn, index, part: () => other }); // a recursive definition leads to itself
    }
    const routes = ways
      .sort(compare)
      .slice(0, mostRoutes)
      .flatMap(({ part }) => part() ?? []);
    const found = { count: ways.length, routes };
    known.set(first, found);
    return found;
  };

  return {
    enter: (part, entry) => void entries.set(part, entry),
    add: (first, other) => append(others, first, other),
    replace: (before, after) => {
      successors.set(before, after);
      predecessors.set(after, before);
    },
    share: (first, whole, turn, parts) => append(sharers, first, { whole, turn, parts }),
    tell: (change, pair) => {
      let count = 0;
      let shared: Aligned | undefined;
      const routes: Route[] = [];
      for (let at: Aligned | undefined = pair; at !== undefined; at = entries.get(at)?.whole) {
        const ways = waysTo(at);
        if (ways.count === 0) continue;
        shared ??= at;
        count += ways.count;
        for (const other of ways.routes) if (routes.length < mostRoutes) routes.push(rerouted(change, at, other));
      }
      if (shared === undefined) return change;
      return { ...change, facts: { ...change.facts, place: placeIn(change, shared) }, elsewhere: { count, routes } };
    },
  };
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function compare(a: Turn, b: Turn): number {
  return a.turn - b.turn || a.index - b.index;
}

/** The place in words: of the variants on the way, only those inside the definition belong to it. */
function placeIn({ path, guards = [] }: Change, shared: Aligned): string {
  return placeOf({ path, guards: guards.slice(shared.guards?.length ?? 0) });
}

/** The way to a change that passes `other` instead of `first`. */
function rerouted({ path, guards = [] }: Change, first: Aligned, other: Aligned): Route {
  const passed = first.guards?.length ?? 0;
  const shift = other.path.length - first.path.length;
  const below = guards.slice(passed).map((guard): Guard => ({ ...guard, depth: guard.depth + shift }));
  return {
    path: [...other.path, ...path.slice(first.path.length)],
    guards: [...(other.guards ?? []), ...below],
  };
}
