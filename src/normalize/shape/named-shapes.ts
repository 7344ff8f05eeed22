/** The shapes by name of some occurrences of `properties` or `patternProperties`; each is made when it is asked for. */
import { type JsonObject, own } from "../../model/json.js";
import type { Shape } from "../../model/shape.js";
import type { Occurrence } from "./occurrence.js";

export class NamedShapes implements ReadonlyMap<string, Shape> {
  readonly #occurrences: readonly Occurrence<JsonObject>[];
  readonly #shapeOf: (name: string, occurrences: readonly Occurrence<JsonObject>[]) => Shape;
  readonly #made = new Map<string, Shape>();
  #names: readonly string[] | undefined;

  /** `shapeOf` gets at least one occurrence that has the name. */
  constructor(
    occurrences: readonly Occurrence<JsonObject>[],
    shapeOf: (name: string, occurrences: readonly Occurrence<JsonObject>[]) => Shape,
  ) {
    this.#occurrences = occurrences;
    this.#shapeOf = shapeOf;
  }

  get size(): number {
    return this.#readNames().length;
  }

  has(name: string): boolean {
    return this.#occurrences.some(({ value }) => Object.hasOwn(value, name));
  }

  get(name: string): Shape | undefined {
    let shape = this.#made.get(name);
    if (shape === undefined) {
      const having = this.#occurrences.filter(({ value }) => own(value, name) !== undefined);
      if (having.length === 0) return undefined;
      shape = this.#shapeOf(name, having);
      this.#made.set(name, shape);
    }
    return shape;
  }

  keys(): MapIterator<string> {
    return this.#readNames().values();
  }

  *entries(): MapIterator<[string, Shape]> {
    for (const name of this.#readNames()) yield [name, this.get(name) as Shape]; // some occurrence has it
  }

  *values(): MapIterator<Shape> {
    for (const [, shape] of this.entries()) yield shape;
  }

  forEach(visit: (shape: Shape, name: string, map: ReadonlyMap<string, Shape>) => void): void {
    for (const [name, shape] of this.entries()) visit(shape, name, this);
  }

  [Symbol.iterator](): MapIterator<[string, Shape]> {
    return this.entries();
  }

  /** In the order in which they are written. */
  #readNames(): readonly string[] {
    if (this.#names === undefined) {
      const lists = this.#occurrences.map(({ value }) => Object.keys(value));
      this.#names = lists.length === 1 ? (lists[0] as string[]) : [...new Set(lists.flat())]; // has exactly one
    }
    return this.#names;
  }
}
