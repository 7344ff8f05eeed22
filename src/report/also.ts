/** The other places that one finding stands for, as far as there is room for them. */
import type { Finding } from "../model/report.js";
import { sanitize } from "../util/sanitize.js";
import { placeText } from "./frame.js";

/** Places before the rest is only counted, where a list folds. */
export const mostAlso = 20;

export interface AlsoAt {
  readonly total: number;
  /** Sanitized. */
  readonly places: readonly string[];
  /** How many are not among the places. */
  readonly left: number;
}

/** `undefined` where there are none. */
export function alsoOf({ alsoAt = [] }: Finding, most: number): AlsoAt | undefined {
  if (alsoAt.length === 0) return undefined;
  const places = alsoAt
    .slice(0, most)
    .map(({ pointer, source }) => (source === undefined ? sanitize(pointer) : placeText(source)));
  return { total: alsoAt.length, places, left: alsoAt.length - places.length };
}

/** `Also in 4 more places`. */
export function alsoCaption({ total }: AlsoAt): string {
  return `Also in ${total} more ${total === 1 ? "place" : "places"}`;
}
