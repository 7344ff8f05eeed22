/** JSON values as values: equality and canonical keys, numbers compared mathematically. */
import { ExactNumber, isArray, type Json } from "./json.js";
import { rationalKey, toRational } from "./rational.js";

/** Two values are equal as JSON Schema means it exactly when their keys are equal: `1.0` is `1`, members have no order. */
export function valueKey(value: Json): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" || value instanceof ExactNumber) {
    const exact = toRational(value);
    return exact === undefined ? `#${String(value)}` : rationalKey(exact);
  }
  if (value === null || typeof value === "boolean") return String(value);
  if (isArray(value)) return `[${value.map(valueKey).join(",")}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${valueKey(value[key] as Json)}`).join(",")}}`;
}

export function valuesEqual(a: Json, b: Json): boolean {
  return a === b || valueKey(a) === valueKey(b);
}

/** Length in Unicode code points, as `minLength` counts. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const following = text.charCodeAt(i + 1);
      if (following >= 0xdc00 && following <= 0xdfff) {
        length -= 1;
        i += 1;
      }
    }
  }
  return length;
}
