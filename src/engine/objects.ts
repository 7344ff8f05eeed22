/**
 * Objects: required and forbidden keys, "every value", "some value", names and counts, solved together over the
 * named keys and the cells of the others. Each "some key" is given a key; keys may serve several.
 */
import type { Node } from "../model/ir.js";
import { type Json, put } from "../model/json.js";
import { cost } from "./budget.js";
import { anotherKey, type Cell, cellsOf } from "./cells.js";
import { modelOf, nodesFor, nodesForCell, type ObjectModel, type Properties } from "./object-model.js";
import { type Constraints, conclude, type Doubt, empty, note, type Result, type Search } from "./search-types.js";

/** A key that will be present, with what its value must be outside of. */
interface Slot {
  readonly key: string | Cell;
  readonly outside: readonly Node[];
}

/** A key at which what is wanted can come true, with what its value must then be outside of. */
type Option = Slot;

interface Wanted {
  /** Looked for when they are needed. */
  readonly options: Iterable<Option>;
  /** How many there are at most. */
  readonly keys: number;
}

/** Keys added to reach `minProperties`. */
const maxFillers = 2_000;

const undecidedKey = {
  kind: "unknown",
  why: { cause: "pattern:key", reason: "whether a property name matches a pattern is not decided" },
} as const;

export function solveObject(search: Search, constraints: Constraints): Result {
  const model = modelOf(constraints);
  if (model.min > model.max || model.required.size > model.max) return empty;
  for (const name of model.required) if (model.forbidden.has(name)) return empty;
  return new ObjectSolver(search, model).solve();
}

class ObjectSolver {
  private readonly doubt: Doubt = {};
  constructor(
    private readonly search: Search,
    private readonly model: ObjectModel,
  ) {}

  solve(): Result {
    const slots: Slot[] = [];
    for (const key of this.model.required) {
      if (!this.allowed(key)) return conclude(this.doubt);
      if (this.member(key, []).kind === "empty") return conclude(this.doubt);
      slots.push({ key, outside: [] });
    }
    const wanted: Wanted[] = [
      ...this.model.someValue.map((property) => ({
        options: remembered(this.options(property)),
        keys: namedOnly(property) ? property.named.size : Number.POSITIVE_INFINITY,
      })),
      ...this.model.someName.map((name) => ({
        options: remembered(this.namesOutside(name)),
        keys: Number.POSITIVE_INFINITY,
      })),
    ];
    for (const { options } of wanted) if (isEmpty(options)) return conclude(this.doubt);
    // those with the fewest keys first; what is left then rarely conflicts
    wanted.sort((a, b) => Math.sign(a.keys - b.keys) || 0);
    return this.satisfy(wanted, 0, slots) ?? conclude(this.doubt);
  }

  /** The keys that alone can have a value outside a constraint. */
  private *options(property: Properties): Iterable<Option> {
    const names = namedOnly(property) ? [...property.named.keys()] : this.model.known;
    // what is said in one word is settled at once, and makes the smaller document
    const [simple, composite] = [true, false].map((wanted) =>
      names.filter((name) => isSimple(property.named.get(name)) === wanted),
    ) as [string[], string[]];
    for (const name of [...simple, ...composite]) {
      if (!this.allowed(name)) continue;
      const option = this.optionAt(name, nodesFor(property, name));
      if (option !== undefined) yield option;
    }
    if (namedOnly(property)) return;
    const yielded = new Set<string>();
    const { patterns, rest } = property;
    const parts = [
      ...patterns.map(({ pattern, node }) => ({ matching: [pattern], node })),
      { missing: patterns.map(({ pattern }) => pattern), node: rest },
    ];
    for (const { node, ...part } of parts) {
      if (node.kind === "true") continue;
      // more patterns only ask for more, so what is settled by some is settled
      const useful = (matched: readonly string[]): boolean => {
        const inside = this.model.every.flatMap((every) =>
          every.patterns.filter(({ pattern }) => matched.includes(pattern)).map((entry) => entry.node),
        );
        return !inside.includes(node) && this.search.solve(inside, [node]).kind !== "empty";
      };
      for (const cell of cellsOf(this.search, this.model, this.doubt, { ...part, useful })) {
        if (yielded.has(cell.id)) continue;
        yielded.add(cell.id);
        const option = this.optionAt(cell, nodesForCell(property, cell.matched));
        if (option !== undefined) yield option;
      }
    }
  }

  private optionAt(key: string | Cell, nodes: readonly Node[] | undefined): Option | undefined {
    this.search.spend(cost.member);
    if (nodes === undefined) {
      note(this.doubt, undecidedKey);
      return undefined;
    }
    const outside = this.search.table.and(nodes);
    if (outside.kind === "true") return undefined;
    const result = this.member(key, [outside]);
    if (result.kind === "unknown") note(this.doubt, { kind: "unknown", why: result.why });
    if (result.kind === "empty" || (result.kind === "unknown" && result.value === undefined)) return undefined;
    return { key, outside: [outside] };
  }

  /** The keys that are outside of a node. */
  private *namesOutside(node: Node): Iterable<Option> {
    const possible = (key: string | Cell): boolean => {
      const result = this.member(key, []);
      if (result.kind === "unknown") note(this.doubt, { kind: "unknown", why: result.why });
      return result.kind === "found" || (result.kind === "unknown" && result.value !== undefined);
    };
    for (const name of this.model.known) {
      const answer = this.search.evaluate(node, name);
      if (answer === undefined) note(this.doubt, undecidedKey);
      if (answer === false && this.allowed(name) && possible(name)) yield { key: name, outside: [] };
    }
    for (const cell of cellsOf(this.search, this.model, this.doubt, { outside: node })) {
      if (possible(cell)) yield { key: cell, outside: [] };
    }
  }

  /** Whether a name may be a key at all. */
  private allowed(name: string): boolean {
    if (this.model.forbidden.has(name)) return false;
    for (const node of this.model.names) {
      const answer = this.search.evaluate(node, name);
      if (answer === false) return false;
      if (answer === undefined) note(this.doubt, undecidedKey);
    }
    return true;
  }

  /** A value for a key, outside of the given nodes. */
  private member(key: string | Cell, outside: readonly Node[]): Result {
    this.search.spend(cost.member + cost.memberLiteral * this.model.every.length);
    const inside: Node[] = [];
    for (const node of this.model.every) {
      const nodes = typeof key === "string" ? nodesFor(node, key) : nodesForCell(node, key.matched);
      if (nodes === undefined) {
        note(this.doubt, undecidedKey);
        return undecidedKey;
      }
      inside.push(...nodes);
    }
    // an unchanged part settles here, without a search
    for (const node of outside) if (inside.includes(node)) return empty;
    return this.search.solve(inside, outside);
  }

  /** Gives the i-th want a key, a new one or one that serves others, and goes on; `undefined` when no choice works. */
  private satisfy(wanted: readonly Wanted[], index: number, slots: readonly Slot[]): Result | undefined {
    if (slots.length > this.model.max) return undefined;
    this.search.spend(cost.member);
    const want = wanted[index];
    if (want === undefined) return this.complete(slots);
    for (const { key, outside } of want.options) {
      for (const [at, slot] of slots.entries()) {
        if (!sameKey(slot.key, key)) continue;
        const shared = [...slot.outside, ...outside.filter((node) => !slot.outside.includes(node))];
        const result = this.member(key, shared);
        if (result.kind === "unknown") note(this.doubt, { kind: "unknown", why: result.why });
        if (result.kind === "empty" || (result.kind === "unknown" && result.value === undefined)) continue;
        const next = slots.map((other, i) => (i === at ? { key, outside: shared } : other));
        const found = this.sure(this.satisfy(wanted, index + 1, next));
        if (found !== undefined) return found;
      }
      // a cell has other keys
      if (typeof key === "string" && slots.some((slot) => slot.key === key)) continue;
      const found = this.sure(this.satisfy(wanted, index + 1, [...slots, { key, outside }]));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Adds keys up to `minProperties` and builds the object. */
  private complete(slots: readonly Slot[]): Result | undefined {
    const { min } = this.model;
    const members = new Map<string, Json>();
    let unsure: (Result & { kind: "unknown" }) | undefined;
    const place = (key: string, result: Result): boolean => {
      if (result.kind === "empty") return false;
      if (result.kind === "unknown") {
        unsure ??= result;
        if (result.value === undefined) return false;
      }
      members.set(key, result.value as Json);
      return true;
    };
    const fixed = slots.filter((slot): slot is Slot & { key: string } => typeof slot.key === "string");
    const free = slots.filter((slot): slot is Slot & { key: Cell } => typeof slot.key !== "string");
    for (const { key, outside } of fixed) if (!place(key, this.member(key, outside))) return unsure;
    for (const { key: cell, outside } of free) {
      const key = anotherKey(this.search, cell, [...members.keys()], this.doubt);
      if (key === undefined || !place(key, this.member(cell, outside))) return unsure;
      if (cell.why !== undefined) unsure ??= { kind: "unknown", why: cell.why };
    }
    if (members.size < min) {
      for (const name of this.model.known) {
        if (members.size >= min) break;
        if (!members.has(name) && this.allowed(name)) place(name, this.member(name, []));
      }
    }
    if (members.size < min) {
      for (const cell of cellsOf(this.search, this.model, this.doubt)) {
        if (members.size >= min) break;
        const value = this.member(cell, []);
        if (value.kind === "empty") continue;
        while (members.size < min) {
          this.search.spend(cost.member);
          if (members.size > maxFillers) {
            const reason = `an object would need more than ${maxFillers} properties`;
            return { kind: "unknown", why: { cause: "budget:properties", reason } };
          }
          const key = anotherKey(this.search, cell, [...members.keys()], this.doubt);
          if (key === undefined || !place(key, value)) break;
          if (cell.why !== undefined) unsure ??= { kind: "unknown", why: cell.why };
        }
      }
      if (members.size < min) return unsure;
    }
    const object: Record<string, Json> = {};
    for (const [key, value] of members) put(object, key, value);
    if (unsure !== undefined) return { kind: "unknown", why: unsure.why, value: object };
    if (this.doubt.why !== undefined && this.doubt.why.cause === undecidedKey.why.cause) {
      return { kind: "unknown", why: this.doubt.why, value: object };
    }
    return { kind: "found", value: object };
  }

  /** Lets a sure answer through and keeps an unsure one as a doubt. */
  private sure(result: Result | undefined): Result | undefined {
    if (result === undefined || result.kind === "found") return result;
    note(this.doubt, result);
    return undefined;
  }
}

/** Whether a constraint speaks of the keys that it names, and of no others. */
const namedOnly = ({ patterns, rest }: Properties): boolean => patterns.length === 0 && rest.kind === "true";

function isSimple(node: Node | undefined): boolean {
  return (
    node !== undefined && /^(type|enum|minimum|maximum|multipleOf|minLength|maxLength|pattern|format)$/.test(node.kind)
  );
}

const sameKey = (a: string | Cell, b: string | Cell): boolean =>
  typeof a === "string" || typeof b === "string" ? a === b : a.id === b.id;

/** The same items as often as they are asked for, each made once. */
function remembered<T>(source: Iterable<T>): Iterable<T> {
  const iterator = source[Symbol.iterator]();
  const made: T[] = [];
  return {
    *[Symbol.iterator]() {
      for (let i = 0; ; i++) {
        if (i === made.length) {
          const next = iterator.next();
          if (next.done === true) return;
          made.push(next.value);
        }
        yield made[i] as T;
      }
    },
  };
}

function isEmpty(items: Iterable<unknown>): boolean {
  for (const _ of items) return false;
  return true;
}
