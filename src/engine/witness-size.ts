/**
 * How large a value is. Parts are shared in memory, so that a value of a thousand million parts is quickly made, and
 * nobody could write it down: such a value is not built.
 */
import { isArray, isObject, type Json } from "../model/json.js";
import type { Result } from "./search-types.js";

/** Parts of the largest value that is built. A thousand characters count as much as a part, or nearly so. */
const maxSize = 100_000;
const charactersPerPart = 1_000;

/** Sizes of the composite values made so far. */
const sizes = new WeakMap<object, number>();

function sizeOf(value: Json): number {
  if (typeof value === "string") return 1 + value.length / charactersPerPart;
  if (!isArray(value) && !isObject(value)) return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let size = 1;
  for (const part of isArray(value) ? value : Object.values(value)) size += sizeOf(part);
  sizes.set(value, size);
  return size;
}

/** The result, without a value that is too large for a document. */
export function sized(result: Result): Result {
  if (result.kind === "empty" || result.value === undefined || sizeOf(result.value) <= maxSize) return result;
  if (result.kind === "unknown") return { kind: "unknown", why: result.why };
  const reason = `the smallest document that was found has more than ${maxSize} parts`;
  return { kind: "unknown", why: { cause: "budget:document", reason } };
}
