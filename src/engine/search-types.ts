/** What the theories of the single JSON types see of the search. */
import type { Node, NodeTable } from "../model/ir.js";
import type { Json } from "../model/json.js";
import type { Undecided } from "../model/verdict.js";
import type { Kinds } from "./kinds.js";

export type Result =
  | { readonly kind: "empty" }
  | { readonly kind: "found"; readonly value: Json }
  /** Not decided; `value` is a guess that a validator may confirm. */
  | { readonly kind: "unknown"; readonly why: Undecided; readonly value?: Json };

export const empty: Result = { kind: "empty" };

export interface Search {
  readonly table: NodeTable;
  readonly kinds: Kinds;
  /** Looks for a value inside all of `inside` and outside all of `outside`. */
  solve(inside: readonly Node[], outside: readonly Node[]): Result;
  evaluate(node: Node, value: Json): boolean | undefined;
  /** Takes steps from the budget; throws when it is spent. */
  spend(steps: number): void;
}

/** The constraints of one type that a theory decides: conjunction of `inside` and of the negations of `outside`. */
export interface Constraints {
  readonly inside: readonly Node[];
  readonly outside: readonly Node[];
}

/** Keeps the first doubt: a search that finds nothing sure answers with it. */
export interface Doubt {
  why?: Undecided;
  value?: Json;
}

export function note(doubt: Doubt, result: Result): void {
  if (result.kind !== "unknown") return;
  if (doubt.why === undefined || (doubt.value === undefined && result.value !== undefined)) {
    doubt.why = result.why;
    doubt.value = result.value ?? doubt.value;
  }
}

/** Empty, unless something was in doubt. */
export function conclude(doubt: Doubt): Result {
  if (doubt.why === undefined) return empty;
  return { kind: "unknown", why: doubt.why, ...(doubt.value === undefined ? {} : { value: doubt.value }) };
}
