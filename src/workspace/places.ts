/** Places in a schema document: values by pointer, and references that are no more than a pointer. */
import { isArray, isObject, type Json, own } from "../model/json.js";
import { tokens } from "../model/pointer.js";

export function valueAt(json: Json, pointer: string): Json | undefined {
  let value: Json | undefined = json;
  for (const token of tokens(pointer)) {
    if (isArray(value)) value = value[Number(token)];
    else value = isObject(value) ? own(value, token) : undefined;
  }
  return value;
}

/** The pointer of `#/…`; `undefined` for a reference of any other kind. */
export function localPointer(reference: Json | undefined): string | undefined {
  if (typeof reference !== "string" || !/^#(?:\/|$)/.test(reference)) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return reference.slice(1);
  }
}
