/** The scalars of a document, each with its place. */
import { isArray, isObject, type Json, put } from "../../../model/json.js";
import { join, tokens } from "../../../model/pointer.js";

export interface Leaf {
  readonly pointer: string;
  readonly value: Json;
}

export function leaves(value: Json, pointer = ""): Leaf[] {
  if (isArray(value)) return value.flatMap((item, index) => leaves(item, join(pointer, index)));
  if (isObject(value)) return Object.keys(value).flatMap((key) => leaves(value[key] as Json, join(pointer, key)));
  return [{ pointer, value }];
}

export function leafAt(value: Json, pointer: string): Json | undefined {
  return leaves(value).find((leaf) => leaf.pointer === pointer)?.value;
}

/** The document with another scalar at a place that it has. */
export function withLeaf(value: Json, pointer: string, leaf: Json): Json {
  return replaced(value, tokens(pointer), leaf);
}

function replaced(value: Json, [token, ...rest]: readonly string[], leaf: Json): Json {
  if (token === undefined) return leaf;
  if (isArray(value)) return value.map((item, index) => (String(index) === token ? replaced(item, rest, leaf) : item));
  if (!isObject(value)) return value;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    const member = value[key] as Json;
    put(copy, key, key === token ? replaced(member, rest, leaf) : member);
  }
  return copy;
}
