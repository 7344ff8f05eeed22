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
import { createOutlooks, type Outlook } from "./helpers/outlook.js";
import { isSame } from "./helpers/same.js";
import { stateAt } from "./helpers/statement.js";
import { createWays } from "./helpers/ways.js";

/** Schemas whose parts align crosswise could make a pair of any two; beyond this the walk ends. */
const maxPairs = 200_000;

/** A pair whose parts were queued. */
interface Looked {
  readonly pair: Aligned;
  readonly outlook: Outlook;
}

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
  const below = new Map<string, Looked>();
  const isNew = (pair: Aligned): boolean => {
    const { old, new: renewed, variant, ownTypes, annotationsOnly } = pair;
    const key = `${old.content} ${renewed.content} ${variant} ${ownTypes === true}`;
    const before = visited.get(key);
    if (before !== undefined && (!before.annotationsOnly || annotationsOnly)) {
      ways.add(before, pair);
      return false;
    }
    if (before !== undefined) ways.replace(before, pair);
    visited.set(key, pair);
    return true;
  };
  const outlookOn = createOutlooks(context);
  const queue: Aligned[] = [{ old: oldShape, new: newShape, path: [], variant: false, annotationsOnly: false }];
  for (let next = 0; next < queue.length && next < maxPairs; next++) {
    const visit = queue[next] as Aligned; // next < queue.length
    if (isSame(visit) || !isNew(visit)) continue;
    const outlook = outlookOn(visit);
    const { states, annotationsOnly } = outlook;
    for (const change of states ? changesAt(visit, context) : []) {
      const key = keyOf(change, visit);
      if (!found.has(key)) found.set(key, { change, pair: visit });
    }
    const key = keyBelow(visit, annotationsOnly);
    const before = key === undefined ? undefined : below.get(key);
    if (before !== undefined) {
      ways.share(before.pair, visit, next, () => partsOf(visit, before.outlook.alignment, annotationsOnly, context));
      continue;
    }
    if (key !== undefined) below.set(key, { pair: visit, outlook });
    partsOf(visit, outlook.alignment, annotationsOnly, context).forEach((part, index) => {
      ways.enter(part, { whole: visit, turn: next, index });
      queue.push(part);
    });
  }
  return [...found.values()].map((one) => ({ ...one, change: ways.tell(one.change, one.pair) }));
}

/** Equal where the parts are the same pairs, whatever is said at the wholes. Variants depend on the words beside them. */
function keyBelow({ old, new: renewed }: Aligned, annotationsOnly: boolean): string | undefined {
  if (old.unions.length + renewed.unions.length > 0) return undefined;
  return `${old.below} ${renewed.below} ${annotationsOnly}`;
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
