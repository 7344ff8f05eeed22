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
  readonly options: readonly Option[];
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
  private cells: readonly Cell[] | undefined;

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
    const [only, ...others] = this.model.someValue;
    if (only !== undefined && others.length + this.model.someName.length === 0) return this.satisfyOne(only, slots);
    const wanted: Wanted[] = [];
    for (const property of this.model.someValue) {
      const options = [...this.options(property)];
      if (options.length === 0) return conclude(this.doubt);
      wanted.push({ options });
    }
    for (const name of this.model.someName) {
      const options = this.namesOutside(name);
      if (options.length === 0) return conclude(this.doubt);
      wanted.push({ options });
    }
    // the scarcest first; what is left then rarely conflicts
    wanted.sort((a, b) => a.options.length - b.options.length);
    return this.satisfy(wanted, 0, slots) ?? conclude(this.doubt);
  }

  /** With a single "some key", the first that will do is taken, before the others are looked at. */
  private satisfyOne(property: Properties, slots: readonly Slot[]): Result {
    for (const option of this.options(property)) {
      const found = this.sure(this.satisfy([{ options: [option] }], 0, slots));
      if (found !== undefined) return found;
    }
    return conclude(this.doubt);
  }

  /** The keys that alone can have a value outside a constraint. */
  private *options(property: Properties): Iterable<Option> {
    const namedOnly = property.patterns.length === 0 && property.rest.kind === "true";
    for (const name of namedOnly ? property.named.keys() : this.model.known) {
      if (this.allowed(name)) yield* this.option(name, nodesFor(property, name));
    }
    if (namedOnly) return;
    for (const cell of this.allCells()) yield* this.option(cell, nodesForCell(property, cell.matched));
  }

  /** A key with what its value must be outside of, if it can be. */
  private option(key: string | Cell, nodes: readonly Node[] | undefined): readonly Option[] {
    if (nodes === undefined) {
      note(this.doubt, undecidedKey);
      return [];
    }
    const outside = this.search.table.and(nodes);
    if (outside.kind === "true") return [];
    const result = this.member(key, [outside]);
    if (result.kind === "empty") return [];
    if (result.kind === "unknown") {
      note(this.doubt, { kind: "unknown", why: result.why });
      if (result.value === undefined) return [];
    }
    return [{ key, outside: [outside] }];
  }

  /** The keys that are outside of a node. */
  private namesOutside(node: Node): readonly Option[] {
    const options: Option[] = [];
    const consider = (key: string | Cell): void => {
      const result = this.member(key, []);
      note(this.doubt, result.kind === "unknown" ? { kind: "unknown", why: result.why } : result);
      if (result.kind === "found" || (result.kind === "unknown" && result.value !== undefined)) {
        options.push({ key, outside: [] });
      }
    };
    for (const name of this.model.known) {
      const answer = this.search.evaluate(node, name);
      if (answer === undefined) note(this.doubt, undecidedKey);
      if (answer === false && this.allowed(name)) consider(name);
    }
    for (const cell of this.allCells()) if (cell.outside.includes(node)) consider(cell);
    return options;
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

  private allCells(): readonly Cell[] {
    this.cells ??= [...cellsOf(this.search, this.model, this.doubt)];
    return this.cells;
  }

  /** Gives the i-th want a key, a new one or one that serves others, and goes on; `undefined` when no choice works. */
  private satisfy(wanted: readonly Wanted[], index: number, slots: readonly Slot[]): Result | undefined {
    if (slots.length > this.model.max) return undefined;
    this.search.spend(cost.member);
    const want = wanted[index];
    if (want === undefined) return this.complete(slots);
    for (const { key, outside } of want.options) {
      for (const [at, slot] of slots.entries()) {
        if (slot.key !== key) continue;
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
      for (const cell of this.allCells()) {
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
