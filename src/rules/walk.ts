/**
 * Finds every change between two shapes. Walks aligned pairs breadth-first, so that a shared definition is
 * reported with the shortest path that leads to it, each pair once, and never into what is the same on both
 * sides. A rule sees one pair; what it states is kept where some document can tell.
 */
import type { Change, RuleContext, ShapePair } from "../model/change.js";
import type { Node } from "../model/ir.js";
import type { Shape } from "../model/shape.js";
import { valueKey } from "../model/value.js";
import { type Aligned, partsOf } from "./align.js";
import { createOutlooks } from "./helpers/outlook.js";
import { isSame } from "./helpers/same.js";
import { stateAt } from "./helpers/statement.js";
import { createWays } from "./helpers/ways.js";

/** Schemas whose parts align crosswise could make a pair of any two; beyond this the walk ends. */
const maxPairs = 200_000;

/** A change with the pair at which it was found. */
export interface FoundChange {
  readonly change: Change;
  readonly pair: Aligned;
}

/**
 * The changes from `oldShape` to `newShape`, nearest to the root first. Both come from documents that were
 * normalized into `context.table`.
 */
export function findChanges(oldShape: Shape, newShape: Shape, context: RuleContext): Change[] {
  return walk(oldShape, newShape, context).map(({ change }) => change);
}

/** As {@link findChanges}, with the pairs. */
export function walk(oldShape: Shape, newShape: Shape, context: RuleContext): FoundChange[] {
  const found = new Map<string, FoundChange>();
  const visited = new Map<string, Aligned>();
  const ways = createWays();
  const isNew = (pair: Aligned): boolean => {
    const { old, new: renewed, variant, ownTypes, annotationsOnly } = pair;
    const key = `${old.content} ${renewed.content} ${variant} ${ownTypes === true}`;
    const before = visited.get(key);
    if (before !== undefined && (!before.annotationsOnly || annotationsOnly)) {
      ways.add(before, pair);
      return false;
    }
    visited.set(key, pair);
    return true;
  };
  const outlookOn = createOutlooks(context);
  const queue: Aligned[] = [{ old: oldShape, new: newShape, path: [], variant: false, annotationsOnly: false }];
  for (let next = 0; next < queue.length && next < maxPairs; next++) {
    const visit = queue[next] as Aligned; // next < queue.length
    if (isSame(visit) || !isNew(visit)) continue;
    const { states, annotationsOnly, alignment } = outlookOn(visit);
    for (const change of states ? changesAt(visit, context) : []) {
      const key = keyOf(change, visit);
      if (!found.has(key)) found.set(key, { change, pair: visit });
    }
    for (const part of partsOf(visit, alignment, annotationsOnly, context)) {
      ways.enter(part, visit);
      queue.push(part);
    }
  }
  return [...found.values()].map((one) => ({ ...one, change: ways.tell(one.change, one.pair) }));
}

function changesAt(pair: Aligned, context: RuleContext): Change[] {
  const { annotations, constraints } = stateAt(pair, context);
  return [...annotations, ...constraints.filter((change) => matters(pair, change, context))];
}

/** Whether one side allows here what the other side's clause excludes and its other variants do not admit. */
function matters(pair: ShapePair, { clause }: Change, { ask, table }: RuleContext): boolean {
  if (clause === undefined) return true;
  const guards = (pair.guards ?? []).filter(({ depth }) => depth === pair.path.length);
  const admitted = (side: "old" | "new"): Node =>
    table.or([clause[side], ...guards.flatMap((guard) => guard[side].others)]);
  return ask(pair.old.node, admitted("new")) !== "included" || ask(pair.new.node, admitted("old")) !== "included";
}

/**
 * A definition that is reached on several ways is one place. A pointer to where a shape is used, for want of a
 * keyword, says nothing about that.
 */
function keyOf({ rule, oldPointer, newPointer, facts }: Change, { old, new: renewed }: ShapePair): string {
  const { place: _, ...rest } = facts;
  const oldPlace = oldPointer === old.pointer ? old.text : (oldPointer ?? null);
  const newPlace = newPointer === renewed.pointer ? renewed.text : (newPointer ?? null);
  return valueKey([rule, oldPlace, newPlace, rest]);
}
