/** The engine: decides inclusion over the nodes of one table. Its only question is whether `A ∧ ¬B` is empty. */
import type { Engine, Found } from "../model/engine.js";
import type { Node, NodeTable } from "../model/ir.js";
import { BudgetExceeded, defaultBudget } from "./budget.js";
import { evaluate } from "./evaluate.js";
import { createSearch } from "./search.js";

export interface EngineOptions {
  /** Steps per question; see `budget.ts`. */
  readonly budget?: number;
}

/** An engine whose answers over a table are remembered from question to question. */
export function createEngine(table: NodeTable, { budget: limit = defaultBudget }: EngineOptions = {}): Engine {
  const budget = { limit, spent: 0 };
  let search = createSearch(table, budget);
  /** Budgets that the questions before the last one took. */
  let before = 0;
  const last = (): number => (budget.spent >= limit ? 1 : budget.spent / limit);

  const find = (inside: readonly Node[], outside: readonly Node[]): Found => {
    before += last();
    budget.spent = 0;
    try {
      const result = search.ask(inside, outside);
      switch (result.kind) {
        case "empty":
          return { verdict: "empty" };
        case "found":
          return { verdict: "found", witness: result.value };
        case "unknown":
          return { verdict: "unknown", ...result.why, ...(result.value === undefined ? {} : { guess: result.value }) };
      }
    } catch (error) {
      // what was remembered half-way leans on states that were never settled
      search = createSearch(table, budget);
      if (error instanceof BudgetExceeded) return { verdict: "unknown", ...error.why };
      if (error instanceof RangeError) {
        return { verdict: "unknown", cause: "budget:depth", reason: "the schemas nest too deep to be searched" };
      }
      throw error;
    }
  };

  return {
    find,
    evaluate,
    spent: () => before + last(),
    include: (writer, reader) => {
      if (writer === reader) return { verdict: "included" };
      const found = find([writer], [reader]);
      switch (found.verdict) {
        case "empty":
          return { verdict: "included" };
        case "found":
          return { verdict: "not-included", witness: found.witness };
        case "unknown":
          return found;
      }
    },
  };
}
