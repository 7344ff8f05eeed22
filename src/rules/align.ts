/** Which parts of the old schema stand against which parts of the new one, one step below a pair. */
import type { Guard, RuleContext, ShapePair, Step } from "../model/change.js";
import type { Shape } from "../model/shape.js";
import { coverOf, declaredIn, isReal } from "./helpers/objects.js";
import { isSame } from "./helpers/same.js";
import { isMixed, type Match, type UnionPair, unionPairs } from "./helpers/unions.js";
import { areListed } from "./helpers/values.js";

export interface Aligned extends ShapePair {
  /** The two are variants of a union (or a variant and the plain schema that it matches) at the same location. */
  readonly variant: boolean;
  /** Nothing below can change the set; only annotations are looked for. */
  readonly annotationsOnly: boolean;
}

/** The aligned pairs below `pair` that differ: parts of the instance, and variants at the same location. */
export function align(pair: ShapePair, annotationsOnly: boolean, context: RuleContext): Aligned[] {
  const found: Aligned[] = variants(pair, annotationsOnly);
  const add: Add = (old, renewed, step) => {
    if (old === undefined || renewed === undefined || isSame({ old, new: renewed })) return;
    found.push({
      old,
      new: renewed,
      path: [...pair.path, step()],
      variant: false,
      annotationsOnly,
      get guards(): readonly Guard[] | undefined {
        return pair.guards;
      },
    });
  };
  properties(pair, context, add);
  keys(pair, add);
  items(pair, add);
  if (annotationsOnly) found.push(...matched(pair));
  return found;
}

/** Adds a pair one step below, unless a side is missing, or both are the same. */
type Add = (old: Shape | undefined, renewed: Shape | undefined, step: () => Step) => void;

/** As `add`, where `true` and `false` are the business of the rules at the pair itself. */
function addReal(add: Add, old: Shape | undefined, renewed: Shape | undefined, step: () => Step): void {
  if (isReal(old) && isReal(renewed)) add(old, renewed, step);
}

function properties({ old, new: renewed }: ShapePair, context: RuleContext, add: Add): void {
  for (const name of old.properties.keys()) {
    const other = renewed.properties.get(name) ?? realCover(renewed, name, context);
    add(old.properties.get(name), other, () => ({ kind: "property", name }));
  }
  for (const name of renewed.properties.keys()) {
    if (old.properties.has(name)) continue;
    add(realCover(old, name, context), renewed.properties.get(name), () => ({ kind: "property", name }));
  }
}

function realCover(shape: Shape, name: string, context: RuleContext): Shape | undefined {
  const cover = coverOf(shape, name, context);
  return isReal(cover) ? cover : undefined;
}

function keys(pair: ShapePair, add: Add): void {
  const { old, new: renewed } = pair;
  for (const [pattern, shape] of old.patternProperties) {
    add(shape, renewed.patternProperties.get(pattern), () => ({ kind: "pattern", pattern }));
  }
  addReal(add, old.additionalProperties, renewed.additionalProperties, () => ({
    kind: "additional",
    ...declaredIn(pair),
  }));
  add(old.propertyNames, renewed.propertyNames, () => ({ kind: "name" }));
}

function items({ old, new: renewed }: ShapePair, add: Add): void {
  const length = Math.max(old.prefixItems.length, renewed.prefixItems.length);
  for (let index = 0; index < length; index++) {
    const [oldItem, newItem] = [old.prefixItems[index], renewed.prefixItems[index]];
    const step = (): Step => ({ kind: "index", index });
    if (oldItem !== undefined && newItem !== undefined) add(oldItem, newItem, step);
    else addReal(add, oldItem ?? old.items, newItem ?? renewed.items, step);
  }
  addReal(add, old.items, renewed.items, () => ({ kind: "item", from: length }));
}

/** `contains` asks for some item only, so that a change inside it is no statement about any one item. */
function matched({ old, new: renewed, path }: ShapePair): Aligned[] {
  if (old.contains === undefined || renewed.contains === undefined) return [];
  const step: Step = { kind: "item", from: 0 };
  const child = { old: old.contains, new: renewed.contains, path: [...path, step] };
  return [{ ...child, variant: false, annotationsOnly: true }];
}

function variants(pair: ShapePair, annotationsOnly: boolean): Aligned[] {
  if (pair.old.unions.length === 0 && pair.new.unions.length === 0) return [];
  const unions = unionPairs(pair).map((union) => ({ union, matches: union.matches.filter((match) => !isSame(match)) }));
  if (unions.every(({ matches }) => matches.length === 0)) return [];
  // Two lists of values are compared as lists, above.
  const listed = areListed(pair);
  if (listed && isMixed(pair)) return [];
  return unions.flatMap(({ union, matches }) =>
    matches.map(({ old, new: renewed }) => {
      let guards: readonly Guard[] | undefined;
      return {
        old,
        new: renewed,
        path: pair.path,
        variant: true,
        annotationsOnly: annotationsOnly || listed,
        // only a change asks for them
        get guards(): readonly Guard[] {
          guards ??= [...(pair.guards ?? []), guardOf(pair, union, { old, new: renewed })];
          return guards;
        },
      };
    }),
  );
}

function guardOf({ path }: ShapePair, union: UnionPair, match: Match): Guard {
  const { old, new: renewed } = match;
  return {
    depth: path.length,
    old: { variant: old.node, others: others(union.old, old) },
    new: { variant: renewed.node, others: others(union.new, renewed) },
  };
}

function others(variants: readonly Shape[], variant: Shape): Shape["node"][] {
  return variants.filter((other) => other !== variant).map(({ node }) => node);
}
