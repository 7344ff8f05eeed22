/** The canonical order of keys: by their UTF-8 bytes, which is by code points. */
import type { JsonObject } from "../../model/json.js";

function compare(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

export function sortedKeys(value: JsonObject): string[] {
  return Object.keys(value).sort(compare);
}
