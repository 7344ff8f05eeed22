/** Which parts of the old schema stand against which parts of the new one, one step below a pair. */
import type { Guard, RuleContext, ShapePair, Step } from "../model/change.js";
import type { Condition, Shape } from "../model/shape.js";
import { answerInWords, sameQuestions } from "./helpers/conditions.js";
import { having } from "./helpers/dependent.js";
import { kindsOf } from "./helpers/kinds.js";
import { coverOf, declaredIn, isReal } from "./helpers/objects.js";
import { isSame } from "./helpers/same.js";
import { isMixed, unionPairs } from "./helpers/unions.js";
import { areListed } from "./helpers/values.js";
import { tagOf } from "./helpers/variants.js";

export interface Aligned extends ShapePair {
  /** The two are variants of a union (or a variant and the plain schema that it matches) at the same location. */
  readonly variant: boolean;
  /** A variant whose union allows the same types on both sides, so that what the variant allows is its own affair. */
  readonly ownTypes?: boolean;
  /** Nothing below can change the set; only annotations are looked for. */
  readonly annotationsOnly: boolean;
}

/** A part of both sides. */
type Part =
  | { readonly kind: "variant"; readonly union: number; readonly old: number; readonly new: number }
  /** A branch of two conditions that ask the same. */
  | { readonly kind: "branch"; readonly condition: number; readonly branch: "then" | "else" }
  /** What the presence of a property asks of the whole object. */
  | { readonly kind: "dependent"; readonly name: string }
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "pattern"; readonly pattern: string }
  | { readonly kind: "additional" | "name" | "item" }
  | { readonly kind: "contains"; readonly number: number }
  | { readonly kind: "index"; readonly index: number };

/** The parts of a pair that differ. Holds for every pair of the same two texts. */
export interface Alignment {
  readonly parts: readonly Part[];
  /** Both sides list their values: the lists are compared, and of the variants only their annotations. */
  readonly listed: boolean;
}

/**
 * Looks for the parts that differ.
 *
 * @param isExplained whether what the rules state at the pair itself is all that differs
 */
export function align(
  pair: ShapePair,
  annotationsOnly: boolean,
  context: RuleContext,
  isExplained: () => boolean,
): Alignment {
  const variants = differingVariants(pair);
  // Two lists of values are compared as lists, above, where they say it all.
  const listed = variants.length > 0 && areListed(pair) && (annotationsOnly || isExplained());
  const differs = (part: Part): boolean => {
    const [old, renewed] = sidesOf(pair, part, context);
    return old !== undefined && renewed !== undefined && !isSame({ old, new: renewed });
  };
  const below = partsBelow(pair, annotationsOnly).filter(differs);
  return { parts: listed && isMixed(pair) ? below : [...variants, ...below], listed };
}

function differingVariants(pair: ShapePair): Part[] {
  if (pair.old.unions.length === 0 && pair.new.unions.length === 0) return [];
  return unionPairs(pair).flatMap(({ old, new: renewed, matches }, union) =>
    matches
      .filter((match) => !isSame(match))
      .map((match) => ({
        kind: "variant" as const,
        union,
        old: old.indexOf(match.old),
        new: renewed.indexOf(match.new),
      })),
  );
}

function partsBelow({ old, new: renewed }: ShapePair, annotationsOnly: boolean): Part[] {
  const parts: Part[] = [];
  for (const name of old.properties.keys()) parts.push({ kind: "property", name });
  for (const name of renewed.properties.keys()) {
    if (!old.properties.has(name)) parts.push({ kind: "property", name });
  }
  for (const pattern of old.patternProperties.keys()) parts.push({ kind: "pattern", pattern });
  parts.push({ kind: "additional" }, { kind: "name" });
  for (let index = 0; index < tupleLength(old, renewed); index++) parts.push({ kind: "index", index });
  parts.push({ kind: "item" });
  sameQuestions({ old, new: renewed, path: [] }).forEach((_, condition) => {
    parts.push({ kind: "branch", condition, branch: "then" }, { kind: "branch", condition, branch: "else" });
  });
  for (const name of old.dependentSchemas.keys()) parts.push({ kind: "dependent", name });
  // some item only has to match, so that a change inside `contains` is no statement about any one item
  if (annotationsOnly) old.contains.forEach((_, number) => void parts.push({ kind: "contains", number }));
  return parts;
}

type Sides = readonly [old: Shape | undefined, renewed: Shape | undefined];

const none: Sides = [undefined, undefined];

/** What the two sides say of a part. */
function sidesOf(pair: ShapePair, part: Part, context: RuleContext): Sides {
  const { old, new: renewed } = pair;
  switch (part.kind) {
    case "variant":
      return [unionsAt(pair, part.union).old[part.old], unionsAt(pair, part.union).new[part.new]];
    case "property":
      return [propertyOf(old, part.name, context), propertyOf(renewed, part.name, context)];
    case "pattern":
      return [old.patternProperties.get(part.pattern), renewed.patternProperties.get(part.pattern)];
    case "additional":
      return real(old.additionalProperties, renewed.additionalProperties);
    case "name":
      return real(old.propertyNames, renewed.propertyNames);
    case "index": {
      const [oldItem, newItem] = [old.prefixItems[part.index], renewed.prefixItems[part.index]];
      if (oldItem !== undefined && newItem !== undefined) return [oldItem, newItem];
      return real(oldItem ?? old.items, newItem ?? renewed.items);
    }
    case "item":
      return real(old.items, renewed.items);
    case "contains":
      return [old.contains[part.number]?.item, renewed.contains[part.number]?.item];
    case "branch": {
      const both = sameQuestions({ old, new: renewed, path: [] })[part.condition];
      return [both?.old[part.branch], both?.new[part.branch]];
    }
    case "dependent":
      return [old.dependentSchemas.get(part.name), renewed.dependentSchemas.get(part.name)];
  }
}

/** `true` and `false` are the business of the rules at the pair itself. */
function real(old: Shape | undefined, renewed: Shape | undefined): Sides {
  return isReal(old) && isReal(renewed) ? [old, renewed] : none;
}

function propertyOf(shape: Shape, name: string, context: RuleContext): Shape | undefined {
  const declared = shape.properties.get(name);
  if (declared !== undefined) return declared;
  const cover = coverOf(shape, name, context);
  return isReal(cover) ? cover : undefined;
}

function tupleLength(old: Shape, renewed: Shape): number {
  return Math.max(old.prefixItems.length, renewed.prefixItems.length);
}

/** The variants of a union; a plain schema stands for a union of itself. */
function unionsAt(pair: ShapePair, union: number): { readonly old: readonly Shape[]; readonly new: readonly Shape[] } {
  return unionPairs(pair)[union] ?? { old: [], new: [] };
}

/** The differing parts of a pair, as pairs. */
export function partsOf(
  pair: ShapePair,
  { parts, listed }: Alignment,
  annotationsOnly: boolean,
  context: RuleContext,
): Aligned[] {
  return parts.flatMap((part) => {
    const [old, renewed] = sidesOf(pair, part, context);
    if (old === undefined || renewed === undefined) return [];
    if (part.kind === "variant") return [variantPair(pair, part.union, old, renewed, annotationsOnly || listed)];
    if (part.kind === "branch" || part.kind === "dependent") {
      return [inPlacePair(pair, old, renewed, annotationsOnly, part, context)];
    }
    const path = [...pair.path, stepOf(pair, part)];
    if (part.kind === "contains") return [{ old, new: renewed, path, variant: false, annotationsOnly: true }];
    return [
      {
        old,
        new: renewed,
        path,
        variant: false,
        annotationsOnly,
        get guards(): readonly Guard[] | undefined {
          return pair.guards;
        },
      },
    ];
  });
}

function stepOf(pair: ShapePair, part: Exclude<Part, { kind: "variant" | "branch" | "dependent" }>): Step {
  switch (part.kind) {
    case "additional":
      return { kind: "additional", ...declaredIn(pair) };
    case "item":
      return { kind: "item", from: tupleLength(pair.old, pair.new) };
    case "contains":
      return { kind: "item", from: 0 };
    case "name":
      return { kind: "name" };
    default:
      return part;
  }
}

function variantPair(pair: ShapePair, union: number, old: Shape, renewed: Shape, annotationsOnly: boolean): Aligned {
  let guards: readonly Guard[] | undefined;
  return {
    old,
    new: renewed,
    path: pair.path,
    variant: true,
    ownTypes: kindsOf(pair.old) === kindsOf(pair.new),
    annotationsOnly,
    // only a change asks for them
    get guards(): readonly Guard[] {
      guards ??= [
        ...(pair.guards ?? []),
        {
          depth: pair.path.length,
          old: { variant: old.node, others: others(unionsAt(pair, union).old, old) },
          new: { variant: renewed.node, others: others(unionsAt(pair, union).new, renewed) },
          ...whereOf(renewed, unionsAt(pair, union).new),
        },
      ];
      return guards;
    },
  };
}

/** What to call a variant that others of its type stand beside. */
function whereOf(variant: Shape, all: readonly Shape[]): { readonly where?: string } {
  const alike = all.filter((other) => (kindsOf(other) & kindsOf(variant)) !== 0);
  const name = alike.length < 2 ? undefined : tagOf(variant);
  return name === undefined ? {} : { where: name };
}

function others(variants: readonly Shape[], variant: Shape): Shape["node"][] {
  return variants.filter((other) => other !== variant).map(({ node }) => node);
}

/** A branch applies to the values that answer the question in its way, a dependent schema to those with the property. */
function inPlacePair(
  pair: ShapePair,
  old: Shape,
  renewed: Shape,
  annotationsOnly: boolean,
  part: Extract<Part, { kind: "branch" | "dependent" }>,
  context: RuleContext,
): Aligned {
  let guards: readonly Guard[] | undefined;
  return {
    old,
    new: renewed,
    path: pair.path,
    variant: false,
    annotationsOnly,
    get guards(): readonly Guard[] {
      guards ??= [...(pair.guards ?? []), guardOf(pair, part, context)];
      return guards;
    },
  };
}

function guardOf(pair: ShapePair, part: Extract<Part, { kind: "branch" | "dependent" }>, context: RuleContext): Guard {
  const depth = pair.path.length;
  if (part.kind === "dependent") {
    const side = { variant: having(context, part.name), others: [] };
    return { depth, old: side, new: side, where: `${part.name} is present` };
  }
  const { if: question } = (sameQuestions(pair)[part.condition] as { old: Condition }).old; // the part was made of it
  const holds = part.branch === "then";
  const side = { variant: holds ? question.node : context.table.not(question.node), others: [] };
  return { depth, old: side, new: side, where: answerInWords(question, holds) };
}
