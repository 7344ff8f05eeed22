/** Which variant of the old union became which of the new one. */
import type { ShapePair } from "../../model/change.js";
import { allKinds } from "../../model/ir.js";
import { isObject, type Json, own } from "../../model/json.js";
import type { Shape, Union } from "../../model/shape.js";
import { valueKey } from "../../model/value.js";
import { kindsOf } from "./kinds.js";
import { areWrittenAlike } from "./same.js";
import { enumerationOf } from "./values.js";

export interface Match {
  readonly old: Shape;
  readonly new: Shape;
}

/** Two unions, or a union and a plain schema that is read as a union of one. */
export interface UnionPair {
  readonly old: readonly Shape[];
  readonly new: readonly Shape[];
  readonly oldUnion?: Union;
  readonly newUnion?: Union;
  readonly matches: readonly Match[];
  readonly removed: readonly Shape[];
  readonly added: readonly Shape[];
}

/** Beyond this many pairs of unmatched variants, only equal ones and those with the same tag are matched. */
const maxScored = 20_000;

const known = new WeakMap<Shape, Map<Shape, readonly UnionPair[]>>();

/** Whether one side is a union and the other is not, but is read as one: "nullable" written as a union, say. */
export function isMixed(pair: ShapePair): boolean {
  const { old, new: renewed } = pair;
  if (old.unions.length === 0 ? renewed.unions.length === 0 : renewed.unions.length > 0) return false;
  return !standsBeside(old.unions.length === 0 ? old : renewed, old.unions.length === 0 ? renewed : old);
}

/**
 * Whether the union of one side came or went beside what the plain side says, as a constraint of its own: the two
 * allow the same types even without it.
 */
function standsBeside(plain: Shape, union: Shape): boolean {
  const [first] = union.unions;
  if (first === undefined) return false;
  if (first.beside.node === plain.node) return true;
  const kinds = kindsOf(plain);
  return kinds !== allKinds && kindsOf(first.beside) === kinds;
}

/** The unions of a pair: the same ones, then by their order. A plain side may stand for a union of itself. */
export function unionPairs(pair: ShapePair): readonly UnionPair[] {
  const before = known.get(pair.old)?.get(pair.new);
  if (before !== undefined) return before;
  const found = alignUnions(pair).map(({ oldUnion, newUnion }) => ({
    oldUnion,
    newUnion,
    ...match(pair, oldUnion, newUnion),
  }));
  const inner = known.get(pair.old) ?? new Map<Shape, readonly UnionPair[]>();
  known.set(pair.old, inner.set(pair.new, found));
  return found;
}

type Sides = { readonly oldUnion?: Union; readonly newUnion?: Union };

function alignUnions(pair: ShapePair): readonly Sides[] {
  const [olds, news] = [[...pair.old.unions], [...pair.new.unions]];
  if (isMixed(pair)) return [{ oldUnion: olds[0], newUnion: news[0] }];
  const found: Sides[] = [];
  const take = (fits: (oldUnion: Union, newUnion: Union) => boolean): void => {
    for (const oldUnion of [...olds]) {
      const at = news.findIndex((newUnion) => fits(oldUnion, newUnion));
      if (at < 0) continue;
      found.push({ oldUnion, newUnion: news[at] as Union });
      olds.splice(olds.indexOf(oldUnion), 1);
      news.splice(at, 1);
    }
  };
  if (olds.length !== news.length) take((a, b) => a.text === b.text);
  take((a, b) => olds.length === news.length || a.keyword === b.keyword);
  take(() => true);
  return found;
}

/** The unions of each side that nothing of the other stands against. */
export function unmatchedUnions(pair: ShapePair): { readonly old: readonly Union[]; readonly new: readonly Union[] } {
  const taken = unionPairs(pair);
  return {
    old: pair.old.unions.filter((one) => !taken.some(({ oldUnion }) => oldUnion === one)),
    new: pair.new.unions.filter((one) => !taken.some(({ newUnion }) => newUnion === one)),
  };
}

function match(pair: ShapePair, oldUnion: Union | undefined, newUnion: Union | undefined) {
  const olds = oldUnion?.variants ?? [pair.old];
  const news = newUnion?.variants ?? [pair.new];
  const matches: Match[] = [];
  const left = { old: new Set(olds), new: new Set(news) };
  const take = (oldShape: Shape, newShape: Shape): void => {
    matches.push({ old: oldShape, new: newShape });
    left.old.delete(oldShape);
    left.new.delete(newShape);
  };
  const plain = oldUnion === undefined || newUnion === undefined;
  if (!plain && areWrittenAlike(pair)) for (const [i, old] of olds.entries()) take(old, news[i] as Shape); // as many
  matchEqual(left, take); // equal sets are the same variant, whatever its tag
  matchByReference(left, take);
  const settled = plain || left.old.size === 0 || left.new.size === 0;
  const tagged = settled ? undefined : matchByTag(pair, olds, news);
  for (const { old, new: renewed } of tagged ?? []) {
    if (left.old.has(old) && left.new.has(renewed)) take(old, renewed);
  }
  if (tagged === undefined) matchByOverlap(left, take);
  const [onlyOld, onlyNew] = [[...left.old][0], [...left.new][0]];
  if (plain && matches.length === 0 && onlyOld !== undefined && onlyNew !== undefined) take(onlyOld, onlyNew);
  return { old: olds, new: news, matches, removed: [...left.old], added: [...left.new] };
}

type Left = { readonly old: ReadonlySet<Shape>; readonly new: ReadonlySet<Shape> };

function matchEqual(left: Left, take: (oldShape: Shape, newShape: Shape) => void): void {
  const byNode = new Map<Shape["node"], Shape[]>();
  for (const shape of left.new) byNode.set(shape.node, [...(byNode.get(shape.node) ?? []), shape]);
  for (const shape of [...left.old]) {
    const equal = byNode.get(shape.node)?.shift();
    if (equal !== undefined) take(shape, equal);
  }
}

/** By the definition that exactly one variant of either side refers to, where its own keywords are the same. */
function matchByReference(left: Left, take: (oldShape: Shape, newShape: Shape) => void): void {
  const news = byReference(left.new);
  for (const [reference, shape] of byReference(left.old)) {
    const other = news.get(reference);
    if (shape !== undefined && other !== undefined && shape.own === other.own) take(shape, other);
  }
}

/** The variant by its outermost reference; `undefined` where several have the same. */
function byReference(variants: ReadonlySet<Shape>): ReadonlyMap<string, Shape | undefined> {
  const found = new Map<string, Shape | undefined>();
  for (const variant of variants) {
    const reference = variant.references[0]?.value;
    if (reference !== undefined) found.set(reference, found.has(reference) ? undefined : variant);
  }
  return found;
}

/** By a property whose listed values tell the variants of either side apart; `undefined` where there is none. */
function matchByTag(pair: ShapePair, olds: readonly Shape[], news: readonly Shape[]): Match[] | undefined {
  const objects = (shapes: readonly Shape[]): Shape[] => shapes.filter(({ properties }) => properties.size > 0);
  const [oldObjects, newObjects] = [objects(olds), objects(news)];
  if (oldObjects.length === 0 || newObjects.length === 0 || oldObjects.length + newObjects.length < 3) return undefined;
  const candidates = [...discriminators(pair.old), ...(oldObjects[0] as Shape).properties.keys()];
  for (const name of new Set(candidates)) {
    const [oldTags, newTags] = [tagsBy(name, oldObjects, pair.old), tagsBy(name, newObjects, pair.new)];
    if (oldTags === undefined || newTags === undefined) continue;
    const matches = new Map<Shape, Shape>();
    const taken = new Set<Shape>();
    for (const [tag, shape] of oldTags) {
      const other = newTags.get(tag);
      if (other === undefined || matches.has(shape) || taken.has(other)) continue;
      matches.set(shape, other);
      taken.add(other);
    }
    return [...matches].map(([old, renewed]) => ({ old, new: renewed }));
  }
  return undefined;
}

/** The variant by each value of its tag; `undefined` where the property does not tell all of them apart. */
function tagsBy(name: string, variants: readonly Shape[], whole: Shape): ReadonlyMap<string, Shape> | undefined {
  const tags = new Map<string, Shape>();
  for (const variant of variants) {
    const property = variant.properties.get(name);
    const listed = property === undefined ? undefined : enumerationOf(property);
    const keys = listed === undefined ? mappedTags(name, variant, whole) : [...listed.values.keys()];
    if (keys.length === 0) return undefined;
    for (const key of keys) {
      if (tags.has(key)) return undefined;
      tags.set(key, variant);
    }
  }
  return tags;
}

function discriminators(shape: Shape): string[] {
  return shape.occurrences("discriminator").flatMap(({ value }) => {
    const name = isObject(value) ? own(value, "propertyName") : undefined;
    return typeof name === "string" ? [name] : [];
  });
}

/** OpenAPI: the tag is mapped to a reference, or is the name of the schema that the variant refers to. */
function mappedTags(name: string, variant: Shape, whole: Shape): string[] {
  const reference = variant.references[0]?.value;
  if (reference === undefined || !discriminators(whole).includes(name)) return [];
  const last = reference.slice(reference.lastIndexOf("/") + 1);
  const mapped = whole.occurrences("discriminator").flatMap(({ value }) => {
    const mapping: Json | undefined = isObject(value) ? own(value, "mapping") : undefined;
    if (!isObject(mapping)) return [];
    return Object.keys(mapping).filter((key) => mapping[key] === reference || mapping[key] === last);
  });
  return (mapped.length > 0 ? mapped : [last]).map(valueKey);
}

function matchByOverlap(left: Left, take: (oldShape: Shape, newShape: Shape) => void): void {
  if (left.old.size * left.new.size > maxScored) return;
  const scored = [...left.old].flatMap((oldShape) =>
    [...left.new].map((newShape) => ({ oldShape, newShape, score: overlap(oldShape, newShape) })),
  );
  scored.sort((a, b) => b.score - a.score); // stable: earlier variants first among equals
  for (const { oldShape, newShape, score } of scored) {
    if (score > 0 && left.old.has(oldShape) && left.new.has(newShape)) take(oldShape, newShape);
  }
}

/** 0 where two variants have nothing in common. */
function overlap(a: Shape, b: Shape): number {
  if ((kindsOf(a) & kindsOf(b)) === 0) return 0;
  const [listedA, listedB] = [enumerationOf(a), enumerationOf(b)];
  if (listedA !== undefined && listedB !== undefined) {
    return [...listedA.values.keys()].filter((key) => listedB.values.has(key)).length;
  }
  const sameTarget = a.references[0] !== undefined && a.references[0].value === b.references[0]?.value ? 2 : 0;
  const all = new Set([...a.properties.keys(), ...b.properties.keys()]);
  const shared = [...all].filter((name) => a.properties.has(name) && b.properties.has(name)).length;
  if (all.size > 0) return shared === 0 && sameTarget === 0 ? 0 : shared / all.size + sameTarget;
  return 1 + sameTarget;
}
