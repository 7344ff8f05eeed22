/** How deep a value nests, told without recursion: values come from outside. */
import { isArray, isObject, type Json } from "../model/json.js";

/** Whether the value nests deeper than so many levels; a value that holds itself does. */
export function nestsDeeper(value: Json, levels: number): boolean {
  const open: (readonly [value: Json, depth: number])[] = [[value, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [held, depth] = next;
    if (depth > levels) return true;
    if (isArray(held)) for (const item of held) open.push([item, depth + 1]);
    else if (isObject(held)) for (const key of Object.keys(held)) open.push([held[key] as Json, depth + 1]);
  }
  return false;
}
