/** References that lead in a circle without descending into the document: no dialect says what they mean. */
import { isArray, isObject, type Json, own } from "../model/json.js";
import { tokens } from "../model/pointer.js";

/**
 * Whether following the local references of a document, from one to the next, may never end. The second validator
 * does not notice, and its engine complains on the terminal.
 */
export function hasCircle(json: Json): boolean {
  const settled = new Set<Json>();
  const ends = (start: Json): boolean => {
    const way = new Set<Json>();
    for (let here: Json | undefined = start; here !== undefined && !settled.has(here); here = targetOf(json, here)) {
      if (way.has(here)) return false;
      way.add(here);
    }
    for (const passed of way) settled.add(passed);
    return true;
  };
  const stack: Json[] = [json];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (isArray(value)) stack.push(...value);
    if (!isObject(value)) continue;
    if (typeof own(value, "$ref") === "string" && !ends(value)) return true;
    for (const key of Object.keys(value)) stack.push(value[key] as Json);
  }
  return false;
}

/** What the reference of a schema leads to, if that is in the document and a reference again. */
function targetOf(json: Json, schema: Json): Json | undefined {
  const reference = isObject(schema) ? own(schema, "$ref") : undefined;
  if (typeof reference !== "string" || !/^#(\/|$)/.test(reference)) return undefined;
  let target: Json | undefined = json;
  for (const token of tokens(decoded(reference.slice(1)))) {
    target = isArray(target) ? target[Number(token)] : isObject(target) ? own(target, token) : undefined;
  }
  return isObject(target) ? target : undefined;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
