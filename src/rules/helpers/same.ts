/** How much of two shapes is the same: most of a large schema, which the rules need not look at. */
import type { ShapePair } from "../../model/change.js";
import type { Located, Shape, Unevaluated } from "../../model/shape.js";
import { valueKey } from "../../model/value.js";

type Both = Pick<ShapePair, "old" | "new">;

/** Unions nested deeper than this are taken to differ. */
const maxDepth = 40;

/** Whether a pair is the same JSON, and the same set, on both sides. */
export function isSame({ old, new: renewed }: Both): boolean {
  return old.text === renewed.text && old.node === renewed.node;
}

/** Whether both sides say the same here, so that only what they say below, or in their variants, can differ. */
export function haveSameWords({ old, new: renewed }: Both): boolean {
  return old.own === renewed.own && haveSameRoom(old, renewed);
}

/**
 * Whether both sides are written alike, here and in place: only what they refer to has changed. The variants of such
 * unions belong together in their order.
 */
export function areWrittenAlike({ old, new: renewed }: Both): boolean {
  return old.words === renewed.words && haveSameRoom(old, renewed);
}

function haveSameRoom(old: Shape, renewed: Shape): boolean {
  return (
    room(old) === room(renewed) &&
    room(old.additionalProperties) === room(renewed.additionalProperties) &&
    room(old.items) === room(renewed.items) &&
    room(old.propertyNames) === room(renewed.propertyNames) &&
    areSameApplied(old, renewed)
  );
}

/** What is applied in another way than by plain conjunction is the business of the rules at the pair itself. */
function areSameApplied(old: Shape, renewed: Shape): boolean {
  return (
    areAlike(old.not, renewed.not) &&
    areAlike(questions(old), questions(renewed)) &&
    areAlike(containedIn(old), containedIn(renewed)) &&
    areEqualValues(old.occurrences("contentSchema"), renewed.occurrences("contentSchema")) &&
    leaveTheSame(old.unevaluatedProperties, renewed.unevaluatedProperties) &&
    leaveTheSame(old.unevaluatedItems, renewed.unevaluatedItems)
  );
}

const questions = (shape: Shape): readonly Shape[] => shape.conditions.map((condition) => condition.if);
const containedIn = (shape: Shape): readonly Shape[] => shape.contains.map(({ item }) => item);

/** What is unevaluated depends on what the keywords beside it say below. */
function leaveTheSame(olds: readonly Unevaluated[], news: readonly Unevaluated[]): boolean {
  return olds.every((old, i) => old.node === news[i]?.node);
}

/** A schema of what a string holds, which no rule looks into. */
function areEqualValues(olds: readonly Located[], news: readonly Located[]): boolean {
  return olds.every(({ value }, i) => valueKey(value) === valueKey((news[i] as Located).value)); // as many
}

function areAlike(olds: readonly Shape[], news: readonly Shape[]): boolean {
  return olds.every((old, i) => isSame({ old, new: news[i] as Shape })); // as many, where the words are the same
}

/** A reference may lead to `true` or `false`, which the rules at the pair itself speak of. */
function room(shape: Shape | undefined): "schema" | "true" | "false" | "absent" {
  const kind = shape?.node.kind ?? "absent";
  return kind === "absent" || kind === "true" || kind === "false" ? kind : "schema";
}

const known = new WeakMap<Shape, Map<Shape, boolean>>();

/**
 * Whether both sides, and their variants one by one, say the same here: then they allow the same types and list the
 * same values.
 */
export function areSameInPlace({ old, new: renewed }: Both, depth = 0): boolean {
  const partners = known.get(old) ?? new Map<Shape, boolean>();
  const before = partners.get(renewed);
  if (before !== undefined) return before;
  if (depth > maxDepth) return false;
  const found = compareInPlace(old, renewed, depth);
  known.set(old, partners.set(renewed, found));
  return found;
}

function compareInPlace(old: Shape, renewed: Shape, depth: number): boolean {
  if ((old.node.kind === "false") !== (renewed.node.kind === "false")) return false;
  if (old.text === renewed.text && old.node === renewed.node) return true;
  if (old.own !== renewed.own || old.unions.length !== renewed.unions.length) return false;
  return old.unions.every(({ variants }, i) => {
    const others = renewed.unions[i]?.variants ?? [];
    if (variants.length !== others.length) return false;
    return variants.every((variant, j) => areSameInPlace({ old: variant, new: others[j] as Shape }, depth + 1)); // as many
  });
}
