/** Which parts of the old schema stand against which parts of the new one, one step below a pair. */
import type { Guard, RuleContext, ShapePair, Step } from "../model/change.js";
import type { Shape } from "../model/shape.js";
import { coverOf, declaredIn, isCovered, isReal } from "./helpers/objects.js";
import { isMixed, type Match, type UnionPair, unionPairs } from "./helpers/unions.js";
import { areListed } from "./helpers/values.js";

export interface Aligned extends ShapePair {
  /** The two are variants of a union (or a variant and the plain schema that it matches) at the same location. */
  readonly variant: boolean;
  /** Nothing below can change the set; only annotations are looked for. */
  readonly annotationsOnly: boolean;
}

/** The aligned pairs below `pair`: parts of the instance, and variants at the same location. */
export function align(pair: ShapePair, annotationsOnly: boolean, context: RuleContext): Aligned[] {
  const children = [...properties(pair, context), ...keys(pair), ...items(pair)];
  const parts = children.map((child) => ({
    ...child,
    variant: false,
    annotationsOnly,
    get guards(): readonly Guard[] | undefined {
      return pair.guards;
    },
  }));
  return [...variants(pair, annotationsOnly), ...parts, ...(annotationsOnly ? matched(pair) : [])];
}

function below(pair: ShapePair, step: Step, old: Shape | undefined, renewed: Shape | undefined): ShapePair[] {
  return old === undefined || renewed === undefined ? [] : [{ old, new: renewed, path: [...pair.path, step] }];
}

/** As {@link below}, where `true` and `false` are the business of the rules at the pair itself. */
function belowReal(pair: ShapePair, step: Step, old: Shape | undefined, renewed: Shape | undefined): ShapePair[] {
  return isReal(old) && isReal(renewed) ? below(pair, step, old, renewed) : [];
}

function properties(pair: ShapePair, context: RuleContext): ShapePair[] {
  const pairs: ShapePair[] = [];
  for (const [name, old] of pair.old.properties) {
    const renewed = pair.new.properties.get(name) ?? realCover(pair.new, name, context);
    pairs.push(...below(pair, { kind: "property", name }, old, renewed));
  }
  for (const [name, renewed] of pair.new.properties) {
    if (pair.old.properties.has(name)) continue;
    pairs.push(...below(pair, { kind: "property", name }, realCover(pair.old, name, context), renewed));
  }
  return pairs;
}

function realCover(shape: Shape, name: string, context: RuleContext): Shape | undefined {
  return isCovered(shape, name, context) ? coverOf(shape, name, context) : undefined;
}

function keys(pair: ShapePair): ShapePair[] {
  const byPattern = [...pair.old.patternProperties].flatMap(([pattern, old]) =>
    below(pair, { kind: "pattern", pattern }, old, pair.new.patternProperties.get(pattern)),
  );
  const { old, new: renewed } = pair;
  return [
    ...byPattern,
    ...belowReal(
      pair,
      { kind: "additional", ...declaredIn(pair) },
      old.additionalProperties,
      renewed.additionalProperties,
    ),
    ...below(pair, { kind: "name" }, old.propertyNames, renewed.propertyNames),
  ];
}

function items(pair: ShapePair): ShapePair[] {
  const { old, new: renewed } = pair;
  const length = Math.max(old.prefixItems.length, renewed.prefixItems.length);
  const tuple = Array.from({ length }, (_, index) => tupleItem(pair, index));
  return [...tuple.flat(), ...belowReal(pair, { kind: "item", from: length }, old.items, renewed.items)];
}

function tupleItem(pair: ShapePair, index: number): ShapePair[] {
  const [old, renewed] = [pair.old.prefixItems[index], pair.new.prefixItems[index]];
  const step: Step = { kind: "index", index };
  if (old !== undefined && renewed !== undefined) return below(pair, step, old, renewed);
  return belowReal(pair, step, old ?? pair.old.items, renewed ?? pair.new.items);
}

/** `contains` asks for some item only, so that a change inside it is no statement about any one item. */
function matched(pair: ShapePair): Aligned[] {
  return below(pair, { kind: "item", from: 0 }, pair.old.contains, pair.new.contains).map((child) => ({
    ...child,
    variant: false,
    annotationsOnly: true,
  }));
}

function variants(pair: ShapePair, annotationsOnly: boolean): Aligned[] {
  if (pair.old.unions.length === 0 && pair.new.unions.length === 0) return [];
  // Two lists of values are compared as lists, above.
  const listed = areListed(pair);
  if (listed && isMixed(pair)) return [];
  return unionPairs(pair).flatMap((union) =>
    union.matches.map(({ old, new: renewed }) => {
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
