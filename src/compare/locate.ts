/** Turns "the value at this path is in this set" into a set of whole documents. */
import type { Step } from "../model/change.js";
import { kind, type Node, type NodeTable } from "../model/ir.js";

/**
 * The documents that have a value at `path` which is in `node`. Where a path leaves a choice (some key, some
 * item), one such value is enough. "Some key has a value in S" is written as the negation of "every key has a
 * value outside S", so that the algebra needs no node of its own for it.
 *
 * @param guards what the values on the way must be in as well, by the number of steps that lead to them
 */
export function at(
  table: NodeTable,
  path: readonly Step[],
  node: Node,
  guards: ReadonlyMap<number, readonly Node[]> = new Map(),
): Node {
  const guarded = (depth: number, inner: Node): Node => table.and([inner, ...(guards.get(depth) ?? [])]);
  return path.reduceRight(
    (inner, step, depth) => guarded(depth, within(table, step, inner)),
    guarded(path.length, node),
  );
}

const unnamed: ReadonlyMap<string, Node> = new Map();

function within(table: NodeTable, step: Step, inner: Node): Node {
  switch (step.kind) {
    case "property":
      return table.and([
        table.type(kind.object),
        table.required(step.name),
        table.properties(new Map([[step.name, inner]]), [], table.true),
      ]);
    case "pattern":
      return table.not(table.properties(unnamed, [{ pattern: step.pattern, node: table.not(inner) }], table.true));
    case "additional":
      return table.not(
        table.properties(
          new Map(step.declared.map((name) => [name, table.true])),
          step.patterns.map((pattern) => ({ pattern, node: table.true })),
          table.not(inner),
        ),
      );
    case "index":
      return table.and([
        table.type(kind.array),
        table.size("minItems", step.index + 1),
        table.items([...anyItems(table, step.index), inner], table.true),
      ]);
    case "item":
      return table.not(table.items(anyItems(table, step.from), table.not(inner)));
    case "name":
      return table.not(table.propertyNames(table.not(inner)));
  }
}

function anyItems(table: NodeTable, count: number): Node[] {
  return Array.from({ length: count }, () => table.true);
}
