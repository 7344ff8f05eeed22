/** What the rules state at one pair. */
import type { Change, Rule, RuleContext, ShapePair } from "../model/change.js";
import type { Shape } from "../model/shape.js";
import type { Aligned } from "./align.js";
import { isMixed } from "./helpers/unions.js";
import { areListed } from "./helpers/values.js";
import { rules } from "./index.js";

export interface Statement {
  readonly annotations: readonly Change[];
  /** Those with a clause; none where the sets are equal. */
  readonly constraints: readonly Change[];
  /** Nothing below can change the set. */
  readonly annotationsOnly: boolean;
}

const annotationRules = rules.filter(({ annotation }) => annotation);
const unionRules = rules.filter(({ union }) => union !== undefined);
const variantRules = rules.filter(({ union }) => union === "either");

/** Whether a pair is the same JSON, and the same set, on both sides. */
export function isSame({ old, new: renewed }: ShapePair): boolean {
  return old.text === renewed.text && old.node === renewed.node;
}

/** Every change that a rule states at a pair. */
export function stateAt(pair: Aligned, context: RuleContext): Statement {
  const annotationsOnly = pair.annotationsOnly || pair.old.node === pair.new.node;
  const annotations: Change[] = [];
  const constraints: Change[] = [];
  for (const rule of rulesAt(pair, annotationsOnly)) {
    for (const change of rule.find(pair, context)) {
      if (change.clause === undefined) annotations.push(change);
      else constraints.push(change);
    }
  }
  if (constraints.length === 0 || !areEqual(pair, context)) return { annotations, constraints, annotationsOnly };
  return { annotations, constraints: [], annotationsOnly: true };
}

/** The rules that can have something to say. */
function rulesAt(pair: Aligned, annotationsOnly: boolean): readonly Rule[] {
  if (haveSameWords(pair)) {
    if (annotationsOnly || pair.old.unions.length === 0) return [];
    return pair.variant ? variantRules : unionRules;
  }
  const kept = annotationsOnly ? annotationRules : rules;
  if (pair.variant) return kept.filter(({ union }) => union !== "whole");
  return isMixed(pair) && !areListed(pair) ? kept.filter(({ union }) => union !== undefined) : kept;
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
