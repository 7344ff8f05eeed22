/** Makes a witness smaller: a person should look at it and understand the break. */
import { isArray, isObject, type Json, type JsonObject, put } from "../model/json.js";

/** Smaller documents tried for one witness. */
const maxAttempts = 150;

/**
 * Leaves out members and items, the outermost first, for as long as `holds` is true of what is left. Gives the
 * value itself where nothing can go. Deterministic; asks `holds` a bounded number of times.
 */
export function shrink(value: Json, holds: (smaller: Json) => boolean): Json {
  let left = maxAttempts;
  const tried = (candidate: Json): boolean => {
    if (left <= 0) return false;
    left -= 1;
    return holds(candidate);
  };
  const visit = (part: Json, whole: (part: Json) => Json): Json => {
    if (left <= 0 || !(isArray(part) || isObject(part))) return part;
    let current: readonly Json[] | JsonObject = part;
    for (const key of keysOf(part)) {
      const smaller = without(current, key);
      if (tried(whole(smaller))) current = smaller;
    }
    for (const key of keysOf(current)) {
      const outer = current;
      const inner = visit(memberOf(outer, key), (member) => whole(replaced(outer, key, member)));
      current = replaced(outer, key, inner);
    }
    return current;
  };
  return visit(value, (part) => part);
}

/** Members in their order; items from the last one, so that removing one leaves the places of those before it. */
function keysOf(value: readonly Json[] | JsonObject): readonly (string | number)[] {
  return isArray(value) ? value.map((_, index) => value.length - 1 - index) : Object.keys(value);
}

function memberOf(value: readonly Json[] | JsonObject, key: string | number): Json {
  return (value as { readonly [key: string | number]: Json })[key] as Json; // the key comes from `keysOf`
}

function without(value: readonly Json[] | JsonObject, key: string | number): readonly Json[] | JsonObject {
  if (isArray(value)) return value.filter((_, index) => index !== key);
  return rebuilt(value, (name, member) => (name === key ? undefined : member));
}

function replaced(value: readonly Json[] | JsonObject, key: string | number, by: Json): readonly Json[] | JsonObject {
  if (isArray(value)) return value.map((item, index) => (index === key ? by : item));
  return rebuilt(value, (name, member) => (name === key ? by : member));
}

function rebuilt(value: JsonObject, member: (name: string, member: Json) => Json | undefined): JsonObject {
  const result: Record<string, Json> = {};
  for (const name of Object.keys(value)) {
    const kept = member(name, value[name] as Json);
    if (kept !== undefined) put(result, name, kept);
  }
  return result;
}
