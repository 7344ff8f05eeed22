/**
 * The constraints on an array, sorted by what they speak of. Positions up to the longest tuple have constraints of
 * their own, all later ones are alike. "So many items are in this set" and "some item is outside of that tuple" are
 * both goals: items that count towards them are wanted.
 */
import type { Node, NodeOf } from "../model/ir.js";
import type { Constraints } from "./search-types.js";

/** What the item at a position is inside and outside of. */
export interface Slot {
  readonly inside: readonly Node[];
  readonly outside: readonly Node[];
}

/** At least `min` and at most `max` items count. */
export interface Goal {
  readonly min: number;
  readonly max: number | undefined;
  /** What makes the item at a position count. */
  readonly counts: (index: number) => Slot;
  /** What keeps it from counting; needed where there is a maximum only. */
  readonly avoids: Slot;
}

export interface ArrayModel {
  readonly every: readonly NodeOf<"items">[];
  /** Those with a maximum come first. */
  readonly goals: readonly Goal[];
  readonly min: number;
  readonly max: number;
  readonly unique: boolean;
  readonly repeated: boolean;
  /** Positions from here on are alike. */
  readonly tail: number;
}

const atPosition = (node: NodeOf<"items">, index: number): Node => node.prefix[index] ?? node.rest;

export function modelOf({ inside, outside }: Constraints): ArrayModel {
  const every: NodeOf<"items">[] = [];
  const goals: Goal[] = [];
  let [min, max, unique, repeated, tail] = [0, Number.POSITIVE_INFINITY, false, false, 0];
  for (const node of inside) {
    if (node.kind === "items") {
      every.push(node);
      tail = Math.max(tail, node.prefix.length);
    } else if (node.kind === "contains") goals.push(contained(node));
    else if (node.kind === "minItems") min = Math.max(min, node.limit);
    else if (node.kind === "maxItems") max = Math.min(max, node.limit);
    else if (node.kind === "uniqueItems") unique = true;
  }
  for (const node of outside) {
    if (node.kind === "items") {
      goals.push(escaping(node));
      tail = Math.max(tail, node.prefix.length);
    } else if (node.kind === "minItems") max = Math.min(max, node.limit - 1);
    else if (node.kind === "maxItems") min = Math.max(min, node.limit + 1);
    else if (node.kind === "uniqueItems") repeated = true;
  }
  goals.sort((a, b) => (a.max === undefined ? 1 : 0) - (b.max === undefined ? 1 : 0));
  return { every, goals, min, max, unique, repeated, tail };
}

function contained({ item, min, max }: NodeOf<"contains">): Goal {
  return {
    min,
    max,
    counts: () => ({ inside: [item], outside: [] }),
    avoids: { inside: [], outside: [item] },
  };
}

function escaping(node: NodeOf<"items">): Goal {
  return {
    min: 1,
    max: undefined,
    counts: (index) => ({ inside: [], outside: [atPosition(node, index)] }),
    avoids: { inside: [], outside: [] },
  };
}

/** What every item at the position must be. */
export const slotAt = ({ every }: ArrayModel, index: number): Slot => ({
  inside: every.map((node) => atPosition(node, index)),
  outside: [],
});

export const both = (a: Slot, b: Slot): Slot => ({
  inside: [...a.inside, ...b.inside],
  outside: [...a.outside, ...b.outside],
});
