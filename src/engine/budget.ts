/** Budgets count steps, never time: the same question gives the same answer on every machine. */
import type { Undecided } from "../model/verdict.js";

/** Steps a question may take unless the caller says otherwise: about five seconds of one core of 2026. */
export const defaultBudget = 500_000;

/**
 * What work costs, in steps. The numbers were fitted so that a step takes about ten microseconds whatever a search
 * is busy with, and a budget lasts about as long on one schema as on another.
 */
export const cost = {
  /** A state of the search. */
  state: 3,
  /** A literal of a state, each time that the state is simplified. */
  literal: 0.3,
  /** An alternative of a disjunction, each time that it is judged. */
  alternative: 0.3,
  /** A pair of nodes of which it is asked whether one shows to be a part of the other. */
  claim: 1,
  /** A key of an object, or an item of an array, that a value is looked for. */
  member: 0.3,
  /** A state of the walk over the labels of an array. */
  walk: 0.75,
  /** A literal that takes part in that. */
  memberLiteral: 0.05,
  /** A state of a product of automata. */
  product: 20,
  /** A number that is tried. */
  number: 0.1,
} as const;

export class BudgetExceeded extends Error {
  constructor(readonly why: Undecided) {
    super(why.reason);
  }
}

export interface Budget {
  readonly limit: number;
  spent: number;
}

/** Takes steps from the budget. */
export function spend(budget: Budget, steps = 1): void {
  budget.spent += steps;
  if (budget.spent > budget.limit) {
    throw new BudgetExceeded({
      cause: "budget:steps",
      reason: `the search took more than ${budget.limit} steps; a larger --budget may decide it`,
    });
  }
}
