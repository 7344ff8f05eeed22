/**
 * The keys that no constraint names, partitioned into cells by the patterns they match and by the names that some
 * key must be outside of. Built lazily, depth first, so that an empty intersection of patterns prunes all its refinements.
 */

import { kind, type Node } from "../model/ir.js";
import type { Undecided } from "../model/verdict.js";
import { cost } from "./budget.js";
import type { ObjectModel } from "./object-model.js";
import { type Doubt, note, type Search } from "./search-types.js";

export interface Cell {
  /** Equal cells have equal names. */
  readonly id: string;
  readonly matched: ReadonlySet<string>;
  /** What the key is inside and outside of. */
  readonly inside: readonly Node[];
  readonly outside: readonly Node[];
  /** A key of the cell. */
  readonly key: string;
  /** Why it is not sure that the key is in the cell. */
  readonly why?: Undecided;
}

/** Readable keys for where any will do. */
const freshNames = ["extra", "other", "another", "more"];

/** Some of the cells. */
export interface Part {
  /** Those that match these patterns, none of those, and are outside of that name. */
  readonly matching?: readonly string[];
  readonly missing?: readonly string[];
  readonly outside?: Node;
  /** Whether a cell that matches these patterns, and perhaps more, can be of use. */
  readonly useful?: (matched: readonly string[]) => boolean;
}

/** The non-empty cells, one after the other. */
export function* cellsOf(search: Search, model: ObjectModel, doubt: Doubt, part: Part = {}): Iterable<Cell> {
  const { table } = search;
  const { matching = [], missing = [], useful = () => true } = part;
  const patterns = [
    ...new Set([...model.every, ...model.someValue].flatMap((node) => node.patterns.map((entry) => entry.pattern))),
  ].filter((pattern) => !matching.includes(pattern) && !missing.includes(pattern));
  const names = model.someName.filter((name) => name !== part.outside);
  const base = {
    inside: [table.type(kind.string), ...model.names, ...matching.map((pattern) => table.pattern(pattern))],
    outside: [
      table.enum(model.known),
      ...missing.map((pattern) => table.pattern(pattern)),
      ...(part.outside === undefined ? [] : [part.outside]),
    ],
  };

  const plain = patterns.length + matching.length + missing.length + model.names.length + model.someName.length === 0;
  if (plain) {
    const key = freshNames.find((name) => !model.known.includes(name)) ?? unusedName(model.known);
    yield { id: "", matched: new Set(), ...base, key };
    return;
  }

  function* refine(
    index: number,
    matched: readonly string[],
    inside: readonly Node[],
    apart: readonly Node[],
  ): Iterable<Cell> {
    if (!useful(matched)) return;
    search.spend(cost.member);
    const found = search.solve(inside, apart);
    if (found.kind === "empty") return;
    if (found.kind === "unknown") {
      note(doubt, { kind: "unknown", why: found.why });
      if (typeof found.value !== "string") return;
    }
    const name = names[index - patterns.length];
    if (name !== undefined) {
      yield* refine(index + 1, matched, [...inside, name], apart);
      yield* refine(index + 1, matched, inside, [...apart, name]);
      return;
    }
    const pattern = patterns[index];
    if (pattern === undefined) {
      if (found.kind === "found" || found.value !== undefined) {
        const doubtful = found.kind === "unknown" ? { why: found.why } : {};
        const id = inside
          .map((node) => node.id)
          .sort((a, b) => a - b)
          .join();
        yield { id, matched: new Set(matched), inside, outside: apart, key: found.value as string, ...doubtful };
      }
      return;
    }
    const node = table.pattern(pattern);
    yield* refine(index + 1, matched, inside, [...apart, node]);
    yield* refine(index + 1, [...matched, pattern], [...inside, node], apart);
  }
  yield* refine(0, matching, base.inside, base.outside);
}

function unusedName(known: readonly string[]): string {
  const taken = new Set(known);
  let i = 2;
  while (taken.has(`extra${i}`)) i += 1;
  return `extra${i}`;
}

/** Another key of a cell, outside the given ones; `undefined` when there is none or it is not decided. */
export function anotherKey(search: Search, cell: Cell, taken: readonly string[], doubt: Doubt): string | undefined {
  if (!taken.includes(cell.key)) return cell.key;
  const found = search.solve(cell.inside, [...cell.outside, search.table.enum(taken)]);
  note(doubt, found);
  return found.kind === "found" ? (found.value as string) : undefined;
}
