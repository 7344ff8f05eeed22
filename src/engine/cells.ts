/**
 * The keys that no constraint names, partitioned into cells by the patterns they match and by the names that some
 * key must be outside of. Built lazily, depth first, so that an empty intersection of patterns prunes all its refinements.
 */
import { kind, type Node } from "../model/ir.js";
import type { Undecided } from "../model/verdict.js";
import type { ObjectModel } from "./object-model.js";
import { type Doubt, note, type Search } from "./search-types.js";

export interface Cell {
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

/** The non-empty cells. */
export function* cellsOf(search: Search, model: ObjectModel, doubt: Doubt): Iterable<Cell> {
  const { table } = search;
  const patterns = [
    ...new Set([...model.every, ...model.someValue].flatMap((node) => node.patterns.map((entry) => entry.pattern))),
  ];
  const base = { inside: [table.type(kind.string), ...model.names], outside: [table.enum(model.known)] };

  if (patterns.length === 0 && model.names.length === 0 && model.someName.length === 0) {
    const key = freshNames.find((name) => !model.known.includes(name)) ?? unusedName(model.known);
    yield { matched: new Set(), ...base, key };
    return;
  }

  function* refine(
    index: number,
    matched: readonly string[],
    inside: readonly Node[],
    apart: readonly Node[],
  ): Iterable<Cell> {
    const found = search.solve(inside, apart);
    if (found.kind === "empty") return;
    if (found.kind === "unknown") {
      note(doubt, { kind: "unknown", why: found.why });
      if (typeof found.value !== "string") return;
    }
    const name = model.someName[index - patterns.length];
    if (name !== undefined) {
      yield* refine(index + 1, matched, [...inside, name], apart);
      yield* refine(index + 1, matched, inside, [...apart, name]);
      return;
    }
    const pattern = patterns[index];
    if (pattern === undefined) {
      if (found.kind === "found" || found.value !== undefined) {
        const doubtful = found.kind === "unknown" ? { why: found.why } : {};
        yield { matched: new Set(matched), inside, outside: apart, key: found.value as string, ...doubtful };
      }
      return;
    }
    const node = table.pattern(pattern);
    yield* refine(index + 1, matched, inside, [...apart, node]);
    yield* refine(index + 1, [...matched, pattern], [...inside, node], apart);
  }
  yield* refine(0, [], base.inside, base.outside);
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
