/**
 * What a schema must look like for ajv to read it as its dialect means it: numbers as doubles, no siblings beside
 * `$ref` up to draft 7 (ajv heeds them), no `$schema` that ajv would want to look up.
 */
import { ExactNumber, isArray, isObject, type Json, own, put } from "../model/json.js";

/** The keyword that stands for `$ref` where targets are compiled only when a document reaches them. */
export const lazyReference = "contractCheckRef";

export interface Preparation {
  /** Whether `$ref` hides its siblings in the dialect. */
  readonly refHidesSiblings: boolean;
  /** Whether `$ref`s become lazy. */
  readonly lazy: boolean;
}

/** Keywords that may stand beside a hiding `$ref` because other references point into them. */
const containers = new Set(["definitions", "$defs", "$ref"]);
/** Keywords that hold data, not schemas. */
const data = new Set(["const", "enum", "default", "examples"]);

export function prepare(json: Json, preparation: Preparation): unknown {
  return copy(json, preparation, true);
}

function copy(json: Json, preparation: Preparation, schema: boolean): unknown {
  if (json instanceof ExactNumber) return json.valueOf();
  if (isArray(json)) return json.map((item) => copy(item, preparation, schema));
  if (!isObject(json)) return json;
  const result: Record<string, Json> = {};
  const reference = schema ? own(json, "$ref") : undefined;
  const hiding = preparation.refHidesSiblings && typeof reference === "string";
  for (const key of Object.keys(json)) {
    if (hiding && !containers.has(key)) continue;
    const value = json[key] as Json;
    if (schema && key === "$schema" && typeof value === "string") continue;
    const lazy = preparation.lazy && schema && key === "$ref" && typeof value === "string";
    put(result, lazy ? lazyReference : key, copy(value, preparation, schema && !data.has(key)) as Json);
  }
  return result;
}

/**
 * Whether every reference can be followed on its own: they are pointers within the document, nothing re-bases
 * them, and no keyword depends on what was evaluated on the other side of a reference.
 */
export function canBeLazy(json: Json): boolean {
  const blocking = new Set([
    "unevaluatedProperties",
    "unevaluatedItems",
    "$dynamicRef",
    "$recursiveRef",
    "$anchor",
    "$dynamicAnchor",
  ]);
  const stack: { value: Json; root: boolean }[] = [{ value: json, root: true }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { value, root } = item;
    if (isArray(value)) for (const inner of value) stack.push({ value: inner, root: false });
    if (!isObject(value)) continue;
    for (const key of Object.keys(value)) {
      const inner = value[key] as Json;
      if (blocking.has(key)) return false;
      if ((key === "$id" || key === "id") && typeof inner === "string" && !root) return false;
      if (key === "$ref" && typeof inner === "string" && inner !== "#" && !inner.startsWith("#/")) return false;
      stack.push({ value: inner, root: false });
    }
  }
  return true;
}

/** An instance as plain JavaScript. Numbers that no double holds are rounded: ajv calculates with doubles. */
export function prepareInstance(json: Json): unknown {
  if (json instanceof ExactNumber) return json.valueOf();
  if (isArray(json)) return json.map(prepareInstance);
  if (!isObject(json)) return json;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(json)) put(result, key, prepareInstance(json[key] as Json) as Json);
  return result;
}
