/** What the rules state at one pair. */
import type { Change, Rule, RuleContext, ShapePair } from "../../model/change.js";
import type { Node } from "../../model/ir.js";
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
  if (constraints.length === 0 || !areEqual(pair, context)) {
    return { annotations, constraints: withoutEchoes(pair, constraints, context), annotationsOnly };
  }
  return { annotations, constraints: [], annotationsOnly: true };
}

const residualRules = new Set(rules.filter(({ residual }) => residual).map(({ id }) => id));

/** Leaves out what the other changes at a pair account for already. */
function withoutEchoes(pair: ShapePair, changes: Change[], context: RuleContext): Change[] {
  if (!changes.some(({ rule }) => residualRules.has(rule))) return changes;
  const others = changes.filter(({ rule }) => !residualRules.has(rule));
  if (others.length === 0) return changes;
  return changes.filter(({ rule, clause }) => {
    if (!residualRules.has(rule) || clause === undefined) return true;
    return !accountsFor(others, pair, clause, context);
  });
}

/** Whether changes at a pair, all taken together, say at least what two clauses say. */
export function accountsFor(
  changes: readonly Change[],
  pair: ShapePair,
  clause: { readonly old: Node; readonly new: Node },
  { ask, table }: RuleContext,
): boolean {
  const all = (side: "old" | "new"): Node[] => changes.map((one) => one.clause?.[side] ?? table.true);
  return (
    ask(table.and([pair.old.node, ...all("new")]), clause.new) === "included" &&
    ask(table.and([pair.new.node, ...all("old")]), clause.old) === "included"
  );
}

/** The rules that can have something to say. */
function rulesAt(pair: Aligned, annotationsOnly: boolean): readonly Rule[] {
  if (haveSameWords(pair)) {
    if (annotationsOnly || pair.old.unions.length === 0) return [];
    return pair.variant ? eitherRules : unionRules;
  }
  const kept = annotationsOnly ? annotationRules : rules;
  if (pair.variant && !pair.ownTypes) return kept.filter(({ union }) => union !== "whole");
  return isMixed(pair) && !areListed(pair) ? kept.filter(({ union }) => union !== undefined) : kept;
}

function areEqual(pair: ShapePair, { ask }: RuleContext): boolean {
  return ask(pair.old.node, pair.new.node) === "included" && ask(pair.new.node, pair.old.node) === "included";
}
