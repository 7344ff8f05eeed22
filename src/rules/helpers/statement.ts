/** What the rules state at one pair. */
import type { Change, Rule, RuleContext, ShapePair } from "../../model/change.js";
import type { Aligned } from "../align.js";
import { rules } from "../index.js";
import { areWrittenAlike, haveSameWords } from "./same.js";
import { isMixed } from "./unions.js";
import { areListed } from "./values.js";

export interface Statement {
  readonly annotations: readonly Change[];
  /** Those with a clause; none where the sets are equal. */
  readonly constraints: readonly Change[];
  /** Nothing below can change the set. */
  readonly annotationsOnly: boolean;
}

const annotationRules = rules.filter(({ annotation }) => annotation);
const unionRules = rules.filter(({ union }) => union !== undefined);
const eitherRules = rules.filter(({ union }) => union === "either");

/** Every change that a rule states at a pair. */
export function stateAt(pair: Aligned, context: RuleContext): Statement {
  const annotationsOnly = pair.annotationsOnly || pair.old.node === pair.new.node;
  if (areWrittenAlike(pair)) return { annotations: [], constraints: [], annotationsOnly };
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
    return pair.variant ? eitherRules : unionRules;
  }
  const kept = annotationsOnly ? annotationRules : rules;
  if (pair.variant) return kept.filter(({ union }) => union !== "whole");
  return isMixed(pair) && !areListed(pair) ? kept.filter(({ union }) => union !== undefined) : kept;
}

function areEqual(pair: ShapePair, { ask }: RuleContext): boolean {
  return ask(pair.old.node, pair.new.node) === "included" && ask(pair.new.node, pair.old.node) === "included";
}
