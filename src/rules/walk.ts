/**
 * Finds every change between two shapes. Walks aligned pairs breadth-first, so that a shared definition is
 * reported with the shortest path that leads to it, each pair once, and never into what is the same on both
 * sides. A rule sees one pair; what it states is kept where some document can tell.
 */
import type { Change, Rule, RuleContext, ShapePair } from "../model/change.js";
import type { Node } from "../model/ir.js";
import type { Shape } from "../model/shape.js";
import { valueKey } from "../model/value.js";
import { type Aligned, align } from "./align.js";
import { isMixed } from "./helpers/unions.js";
import { areListed } from "./helpers/values.js";
import { rules } from "./index.js";

/** Schemas whose parts align crosswise could make a pair of any two; beyond this the walk ends. */
const maxPairs = 200_000;

/** A change with the pair at which it was found. */
export interface FoundChange {
  readonly change: Change;
  readonly pair: ShapePair;
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
  const visited = new Map<Shape, Map<Shape, "annotations" | "all">>();
  const isNew = ({ old, new: renewed, annotationsOnly }: Aligned): boolean => {
    const partners = visited.get(old) ?? new Map<Shape, "annotations" | "all">();
    visited.set(old, partners);
    const before = partners.get(renewed);
    if (before === "all" || (before === "annotations" && annotationsOnly)) return false;
    partners.set(renewed, annotationsOnly ? "annotations" : "all");
    return true;
  };
  const queue: Aligned[] = [{ old: oldShape, new: newShape, path: [], variant: false, annotationsOnly: false }];
  for (let next = 0; next < queue.length && next < maxPairs; next++) {
    const visit = queue[next] as Aligned; // next < queue.length
    const sameSet = visit.old.node === visit.new.node;
    if ((sameSet && visit.old.text === visit.new.text) || !isNew(visit)) continue;
    const { changes, annotationsOnly } = changesAt(visit, visit.annotationsOnly || sameSet, context);
    for (const change of changes) {
      const key = keyOf(change, visit);
      if (!found.has(key)) found.set(key, { change, pair: visit });
    }
    queue.push(...align(visit, annotationsOnly, context));
  }
  return [...found.values()];
}

function changesAt(
  pair: Aligned,
  annotationsOnly: boolean,
  context: RuleContext,
): { readonly changes: readonly Change[]; readonly annotationsOnly: boolean } {
  const mixed = isMixed(pair) && !areListed(pair);
  const sameWords = haveSameWords(pair);
  if (sameWords && pair.old.unions.length === 0) return { changes: [], annotationsOnly };
  const runs = (rule: Rule): boolean => {
    if (sameWords && rule.union === undefined) return false;
    if (pair.variant) return rule.union !== "whole";
    return !mixed || rule.union !== undefined;
  };
  const stated = rules
    .filter((rule) => (rule.annotation || !annotationsOnly) && runs(rule))
    .flatMap((rule) => rule.find(pair, context));
  const annotations = stated.filter(({ clause }) => clause === undefined);
  const constraints = stated.filter(({ clause }) => clause !== undefined);
  if (constraints.length === 0) return { changes: annotations, annotationsOnly };
  if (areEqual(pair, context)) return { changes: annotations, annotationsOnly: true };
  const kept = constraints.filter((change) => matters(pair, change, context));
  return { changes: [...annotations, ...kept], annotationsOnly };
}

/** Whether both sides say the same here, so that only what they say below, or in their variants, can differ. */
function haveSameWords({ old, new: renewed }: ShapePair): boolean {
  return (
    old.own === renewed.own &&
    room(old.additionalProperties) === room(renewed.additionalProperties) &&
    room(old.items) === room(renewed.items)
  );
}

/** A reference may lead to `true` or `false`, which the rules at the pair itself speak of. */
function room(shape: Shape | undefined): "schema" | "true" | "false" | "absent" {
  const kind = shape?.node.kind ?? "absent";
  return kind === "absent" || kind === "true" || kind === "false" ? kind : "schema";
}

function areEqual(pair: ShapePair, { ask }: RuleContext): boolean {
  return ask(pair.old.node, pair.new.node) === "included" && ask(pair.new.node, pair.old.node) === "included";
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
