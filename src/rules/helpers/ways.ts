/**
 * The ways to a shared definition. A change in it is stated once, with the shortest way; that there are others, and
 * some of them, is told beside it.
 */
import type { Change, Guard, Route } from "../../model/change.js";
import type { Aligned } from "../align.js";
import { placeOf } from "./change.js";

/** More ways are only counted. */
const mostRoutes = 3;

export interface Ways {
  /** `part` is a part of `whole`. */
  enter(part: Aligned, whole: Aligned): void;
  /** Another way leads to what was looked through as `first`. */
  add(first: Aligned, other: Aligned): void;
  /** The change with the ways that lead to it besides its own. */
  tell(change: Change, pair: Aligned): Change;
}

export function createWays(): Ways {
  const wholes = new Map<Aligned, Aligned>();
  const others = new Map<Aligned, { readonly routes: Aligned[]; count: number }>();

  const isInside = (part: Aligned, whole: Aligned): boolean => {
    for (let at: Aligned | undefined = part; at !== undefined; at = wholes.get(at)) if (at === whole) return true;
    return false;
  };

  return {
    enter: (part, whole) => void wholes.set(part, whole),
    add: (first, other) => {
      if (isInside(other, first)) return; // a recursive definition leads to itself
      const known = others.get(first) ?? { routes: [], count: 0 };
      others.set(first, known);
      known.count += 1;
      if (known.routes.length < mostRoutes) known.routes.push(other);
    },
    tell: (change, pair) => {
      let count = 0;
      let shared: Aligned | undefined;
      const routes: Route[] = [];
      for (let at: Aligned | undefined = pair; at !== undefined; at = wholes.get(at)) {
        const known = others.get(at);
        if (known === undefined) continue;
        shared ??= at;
        count += known.count;
        for (const other of known.routes) if (routes.length < mostRoutes) routes.push(rerouted(change, at, other));
      }
      if (shared === undefined) return change;
      return { ...change, facts: { ...change.facts, place: placeIn(change, shared) }, elsewhere: { count, routes } };
    },
  };
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
