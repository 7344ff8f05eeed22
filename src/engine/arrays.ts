/**
 * Arrays: positions up to the longest tuple one by one, the others alike. Each position is given a label, which
 * says for every `contains` whether the item counts, and may serve some "some item"; then counts are compared and,
 * under `uniqueItems`, distinct members are matched to positions.
 */

import type { Node, NodeOf } from "../model/ir.js";
import type { Json } from "../model/json.js";
import { cost } from "./budget.js";
import { assignDistinct } from "./distinct.js";
import { type Constraints, conclude, type Doubt, empty, note, type Result, type Search } from "./search-types.js";

interface Model {
  readonly every: readonly NodeOf<"items">[];
  readonly some: readonly NodeOf<"items">[];
  readonly contains: readonly NodeOf<"contains">[];
  readonly min: number;
  readonly max: number;
  readonly unique: boolean;
  readonly repeated: boolean;
  /** Positions from here on are alike. */
  readonly tail: number;
}

interface Slot {
  readonly inside: readonly Node[];
  readonly outside: readonly Node[];
}

/** Positions that are labelled one by one; longer arrays repeat one label. */
const maxLabelled = 24;
/** Longest array built. */
const maxLength = 5_000;

const atPosition = (node: NodeOf<"items">, index: number): Node => node.prefix[index] ?? node.rest;

export function solveArray(search: Search, constraints: Constraints): Result {
  const model = modelOf(constraints);
  if (model.min > model.max || (model.unique && model.repeated)) return empty;
  return new ArraySolver(search, model).solve();
}

function modelOf({ inside, outside }: Constraints): Model {
  const every: NodeOf<"items">[] = [];
  const some: NodeOf<"items">[] = [];
  const contains: NodeOf<"contains">[] = [];
  let [min, max, unique, repeated] = [0, Number.POSITIVE_INFINITY, false, false];
  for (const node of inside) {
    if (node.kind === "items") every.push(node);
    else if (node.kind === "contains") contains.push(node);
    else if (node.kind === "minItems") min = Math.max(min, node.limit);
    else if (node.kind === "maxItems") max = Math.min(max, node.limit);
    else if (node.kind === "uniqueItems") unique = true;
  }
  for (const node of outside) {
    if (node.kind === "items") some.push(node);
    else if (node.kind === "minItems") max = Math.min(max, node.limit - 1);
    else if (node.kind === "maxItems") min = Math.max(min, node.limit + 1);
    else if (node.kind === "uniqueItems") repeated = true;
  }
  const tail = Math.max(0, ...[...every, ...some].map((node) => node.prefix.length));
  return { every, some, contains, min, max, unique, repeated, tail };
}

class ArraySolver {
  private readonly doubt: Doubt = {};

  constructor(
    private readonly search: Search,
    private readonly model: Model,
  ) {}

  solve(): Result {
    const { min, max, tail, contains, some, repeated } = this.model;
    // items that serve no purpose can be dropped, so longer arrays than this never help
    const needed = contains.reduce((sum, node) => sum + node.min, 0) + some.length + (repeated ? 2 : 0);
    const longest = Math.min(max, Math.max(min, tail + needed));
    for (let length = min; length <= longest; length++) {
      if (length > maxLength) {
        const reason = `an array would need more than ${maxLength} items`;
        return { kind: "unknown", why: { cause: "budget:items", reason } };
      }
      this.search.spend(cost.member * length);
      const found = this.label(
        [],
        length,
        this.model.contains.map(() => 0),
        new Set(),
      );
      if (found?.kind === "found") return found;
      if (found !== undefined) note(this.doubt, found);
    }
    return conclude(this.doubt);
  }

  private member(inside: readonly Node[], outside: readonly Node[]): Result {
    this.search.spend(cost.member + cost.memberLiteral * (inside.length + outside.length));
    return this.search.solve(inside, outside);
  }

  private slot(index: number): Slot {
    return { inside: this.model.every.map((node) => atPosition(node, index)), outside: [] };
  }

  /** Labels the next position; `counts` is how many items so far are in each `contains`. */
  private label(
    slots: readonly Slot[],
    length: number,
    counts: readonly number[],
    served: ReadonlySet<NodeOf<"items">>,
  ): Result | undefined {
    const { contains, some, tail } = this.model;
    const left = length - slots.length;
    if (contains.some((node, i) => (counts[i] as number) > (node.max ?? Number.POSITIVE_INFINITY))) return undefined;
    if (contains.some((node, i) => (counts[i] as number) + left < node.min)) return undefined;
    if (left === 0) return served.size === some.length ? this.fill(slots) : undefined;
    const index = slots.length;
    const base = this.slot(index);
    const waiting = some.filter((node) => !served.has(node));
    const bulk = index >= Math.max(tail, maxLabelled);
    if (bulk && waiting.length > 0) {
      const reason = `an array whose item ${maxLabelled} and later ones serve different purposes is not decided`;
      note(this.doubt, { kind: "unknown", why: { cause: "budget:items", reason } });
    }

    // items from the tail on may change places: the first purpose that waits is served by the first of them
    const [first, ...later] = index >= tail ? waiting : [];
    const owing = index >= tail && waiting.length === 0 && !bulk;
    const fits = (more: readonly Node[]) => this.member([...base.inside, ...more], []).kind !== "empty";
    for (const counted of labels(contains, counts, left, owing, fits)) {
      const inside = [...base.inside];
      const outside = [...base.outside];
      contains.forEach((node, i) => {
        if (counted.has(i)) inside.push(node.item);
        else if (node.max !== undefined) outside.push(node.item);
      });
      const open = (served: readonly NodeOf<"items">[]) =>
        this.member(inside, [...outside, ...served.map((node) => atPosition(node, index))]).kind !== "empty";
      const servings =
        bulk || waiting.length === 0
          ? [[]]
          : left === 1
            ? [waiting]
            : first === undefined
              ? subsets(waiting, open)
              : subsets(later, (others) => open([first, ...others]), [first]);
      for (const serving of servings) {
        const slot: Slot = { inside, outside: [...outside, ...serving.map((node) => atPosition(node, index))] };
        if (slot.outside.some((node) => slot.inside.includes(node))) continue;
        const member = this.member(slot.inside, slot.outside);
        if (member.kind === "empty") continue;
        if (member.kind === "unknown") {
          note(this.doubt, { kind: "unknown", why: member.why });
          if (member.value === undefined) continue;
        }
        for (const times of bulk ? runs(contains, counts, counted, left) : [1]) {
          const next = counts.map((count, i) => count + (counted.has(i) ? times : 0));
          const more = Array.from({ length: times }, () => slot);
          const found = this.label([...slots, ...more], length, next, new Set([...served, ...serving]));
          if (found?.kind === "found") return found;
          if (found !== undefined) note(this.doubt, found);
        }
      }
      if (bulk && contains.length > 1) {
        const reason = "counting several `contains` over a long array is not decided";
        note(this.doubt, { kind: "unknown", why: { cause: "budget:items", reason } });
      }
    }
    return undefined;
  }

  /** Values for labelled positions, equal or distinct where that is asked. */
  private fill(slots: readonly Slot[]): Result | undefined {
    if (this.model.unique && slots.length > 1) return assignDistinct(this.search, slots, this.doubt);
    if (this.model.repeated) return this.fillRepeated(slots);
    return this.values(slots);
  }

  private values(slots: readonly Slot[]): Result | undefined {
    const values: Json[] = [];
    let unsure: (Result & { kind: "unknown" }) | undefined;
    for (const { inside, outside } of slots) {
      const member = this.search.solve(inside, outside);
      if (member.kind === "empty") return undefined;
      if (member.kind === "unknown") {
        unsure ??= member;
        if (member.value === undefined) return unsure;
      }
      values.push(member.value as Json);
    }
    return unsure === undefined
      ? { kind: "found", value: values }
      : { kind: "unknown", why: unsure.why, value: values };
  }

  /** Two positions share one value. */
  private fillRepeated(slots: readonly Slot[]): Result | undefined {
    for (let i = 0; i < slots.length; i++) {
      for (let j = i + 1; j < slots.length; j++) {
        const [a, b] = [slots[i] as Slot, slots[j] as Slot];
        const shared = { inside: [...a.inside, ...b.inside], outside: [...a.outside, ...b.outside] };
        const found = this.values(slots.map((slot, k) => (k === i || k === j ? shared : slot)));
        if (found?.kind === "found") return found;
        if (found !== undefined) note(this.doubt, found);
        if (j - i > maxLabelled) break;
      }
    }
    return undefined;
  }
}

/**
 * The sets of `contains` that the next item may count for: those that need every item left, the first that is owed
 * anything where items may change places, and of the others the smallest sets first.
 */
function* labels(
  contains: readonly NodeOf<"contains">[],
  counts: readonly number[],
  left: number,
  owing: boolean,
  fits: (items: readonly Node[]) => boolean,
): Iterable<ReadonlySet<number>> {
  const owed = contains.map((node, i) => node.min - (counts[i] as number));
  const first = owing ? owed.findIndex((count) => count > 0) : -1;
  const due = owed.flatMap((count, i) => (count >= left || i === first ? [i] : []));
  // counting matters while items are owed, or when there is a ceiling that tells the two cases apart
  const free = owed.flatMap((count, i) =>
    !due.includes(i) && (count > 0 || contains[i]?.max !== undefined) ? [i] : [],
  );
  const items = (chosen: readonly number[]) => chosen.map((i) => (contains[i] as NodeOf<"contains">).item);
  for (const chosen of subsets(free, (more) => fits(items([...due, ...more])), due)) yield new Set(chosen);
}

/** How many items alike may follow: all that are left, or as many as a count needs or allows. */
function runs(
  contains: readonly NodeOf<"contains">[],
  counts: readonly number[],
  counted: ReadonlySet<number>,
  left: number,
): Iterable<number> {
  const bounds = [...counted].flatMap((i) => {
    const { min, max } = contains[i] as NodeOf<"contains">;
    return [min, ...(max === undefined ? [] : [max])].map((bound) => bound - (counts[i] as number));
  });
  return new Set([...bounds.filter((times) => times > 0 && times < left), left]);
}

/** The subsets of a list that are open, each beside `base`; where one is not open, no superset of it is. */
function* subsets<T>(
  list: readonly T[],
  open: (chosen: readonly T[]) => boolean,
  base: readonly T[] = [],
  chosen: readonly T[] = [],
  from = 0,
): Iterable<readonly T[]> {
  if (!open(chosen)) return;
  yield [...base, ...chosen];
  for (let i = from; i < list.length; i++) yield* subsets(list, open, base, [...chosen, list[i] as T], i + 1);
}
