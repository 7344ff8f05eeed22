/** Formulas over pairs of nodes. Monotone: nothing is negated, so that they have a greatest solution. */
import type { Node } from "../../model/ir.js";

/** That `a` is a part of `b`. */
export interface Pair {
  readonly a: Node;
  readonly b: Node;
}

export type Formula = boolean | Open;

/** What depends on pairs. Alternatives are looked at one after the other, as those before them fail. */
export type Open = Pair | { readonly all: readonly Open[] } | { readonly some: Iterator<Formula> };

/** The conjunction; looks no further than the first part that is false. */
export function all<T>(items: Iterable<T>, formulaOf: (item: T) => Formula): Formula {
  const open: Open[] = [];
  for (const item of items) {
    const formula = formulaOf(item);
    if (formula === false) return false;
    if (formula !== true) open.push(formula);
  }
  const [only] = open;
  if (only === undefined) return true;
  return open.length === 1 ? only : { all: open };
}

/** The disjunction. */
export function some<T>(items: Iterable<T>, formulaOf: (item: T) => Formula): Formula {
  const iterator = items[Symbol.iterator]();
  const pull = (): Formula | undefined => {
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
      const formula = formulaOf(next.value);
      if (formula !== false) return formula;
    }
    return undefined;
  };
  let first = pull();
  if (first === undefined || first === true) return first ?? false;
  const next = (): IteratorResult<Formula, undefined> => {
    const value = first ?? pull();
    first = undefined;
    return value === undefined ? { done: true, value } : { done: false, value };
  };
  return { some: { next } };
}

export function both(a: Formula, b: () => Formula): Formula {
  return all([() => a, b], (part) => part());
}

export function either(a: Formula, b: () => Formula): Formula {
  return some([() => a, b], (part) => part());
}
