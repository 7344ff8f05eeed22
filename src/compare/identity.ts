/** Numbers for JSON values: equal values have the same one, so that large parts are compared at once. */
import { ExactNumber, isArray, type Json } from "../model/json.js";
import { valueKey } from "../model/value.js";

export interface Identity {
  of(value: Json): number;
  same(a: Json, b: Json): boolean;
}

/** The order of members does not count; numbers count by their value. Linear in what it is asked about. */
export function createIdentity(): Identity {
  const numbers = new Map<string, number>();
  const known = new WeakMap<object, number>();
  const number = (key: string) => {
    const found = numbers.get(key) ?? numbers.size;
    numbers.set(key, found);
    return found;
  };
  const of = (value: Json): number => {
    if (value === null || typeof value !== "object" || value instanceof ExactNumber) return number(valueKey(value));
    const before = known.get(value);
    if (before !== undefined) return before;
    const parts = isArray(value)
      ? value.map((item) => String(of(item)))
      : Object.keys(value)
          .sort()
          .map((key) => `${JSON.stringify(key)}:${of(value[key as keyof typeof value] as Json)}`);
    const id = number(`${isArray(value) ? "[" : "{"}${parts.join(",")}`);
    known.set(value, id);
    return id;
  };
  return { of, same: (a, b) => a === b || of(a) === of(b) };
}
