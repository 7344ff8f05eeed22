/**
 * Whether two payloads are the same value. Integers are compared exactly, all other numbers as doubles: 0.1 may come
 * as 0.10000000000000001 from whoever writes 17 digits, and every reader of doubles gets the same from both.
 */
import { ExactNumber, isArray, isObject, type Json, put } from "../model/json.js";
import { canonicalText } from "../util/canonical.js";

export function asRead(value: Json): Json {
  if (value instanceof ExactNumber) {
    const double = Number(value.text);
    return Number.isInteger(double) || !Number.isFinite(double) ? value : double;
  }
  if (isArray(value)) return value.map(asRead);
  if (!isObject(value)) return value;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(value)) put(copy, key, asRead(value[key] as Json));
  return copy;
}

export const sameValue = (a: Json, b: Json): boolean => canonicalText(asRead(a)) === canonicalText(asRead(b));
