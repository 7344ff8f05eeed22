/** Documents that carry a text which can be found again wherever it leaks to. */

import type { Json } from "../../../model/json.js";
import type { BoundDto } from "../../subject.js";
import type { CheckContext, Random } from "../check.js";
import { leaves, withLeaf } from "./leaves.js";
import { richest } from "./special.js";

/** Short, for contracts that are, and such as nobody writes by accident. */
export function markOf(random: Random): string {
  const letters = "bcdfghjklmnpqrstvwxz";
  return Array.from({ length: 12 }, () => letters.charAt(random.below(letters.length))).join("");
}

export interface Marked {
  readonly value: Json;
  readonly pointer: string;
  readonly valid: boolean;
}

/**
 * The mark in each place of a valid document, in turn; whether the document is still valid is told. The last one has
 * it in all places at once that may have it.
 */
export function markedDocuments(context: CheckContext, dto: BoundDto, mark: string): Marked[] {
  const base = richest(context, dto);
  if (base === undefined) return [];
  const single = leaves(base).map(({ pointer }) => {
    const value = withLeaf(base, pointer, mark);
    return { value, pointer, valid: dto.violation(value) === undefined };
  });
  const places = single.filter(({ valid }) => valid);
  const value = places.reduce<Json>((document, { pointer }) => withLeaf(document, pointer, mark), base);
  const together = places.length > 0 && dto.violation(value) === undefined;
  return together ? [...single, { value, pointer: "", valid: true }] : single;
}
