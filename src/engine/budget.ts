/** Budgets count steps, never time: the same question gives the same answer on every machine. */
import type { Undecided } from "../model/verdict.js";

/** Steps a question may take unless the caller says otherwise; one step is one state of the search. */
export const defaultBudget = 30_000;

/**
 * Levels of nesting the search follows, tried in turn: a shallow pass finds the small witness that a plunge down a
 * long chain of references would miss. Deeper witnesses are not looked for.
 */
export const searchDepths: readonly number[] = [40, 160, 600];

export class BudgetExceeded extends Error {
  constructor(readonly why: Undecided) {
    super(why.reason);
  }
}

export interface Budget {
  readonly limit: number;
  spent: number;
  /** Levels that the pass at hand may go down. */
  depth: number;
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
