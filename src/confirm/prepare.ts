/**
 * What a schema must look like for ajv to read it as its dialect means it: numbers as doubles, no siblings beside
 * `$ref` up to draft 7 (ajv heeds them), no `$schema` that ajv would want to look up.
 */
import { ExactNumber, isArray, isObject, type Json, own, put } from "../model/json.js";

export interface Preparation {
  /** Whether `$ref` hides its siblings in the dialect. */
  readonly refHidesSiblings: boolean;
}

/** Keywords that may stand beside a hiding `$ref` because other references point into them. */
const containers = new Set(["definitions", "$defs", "$ref"]);

export function prepare(json: Json, preparation: Preparation): unknown {
  return copy(json, preparation, true);
}

function copy(json: Json, preparation: Preparation, schema: boolean): unknown {
  if (json instanceof ExactNumber) return json.valueOf();
  if (isArray(json)) return json.map((item) => copy(item, preparation, schema));
  if (!isObject(json)) return json;
  const result: Record<string, Json> = {};
  const hiding = schema && preparation.refHidesSiblings && typeof own(json, "$ref") === "string";
  for (const key of Object.keys(json)) {
    if (hiding && !containers.has(key)) continue;
    const value = json[key] as Json;
    if (schema && key === "$schema" && typeof value === "string") continue;
    const data = key === "const" || key === "enum" || key === "default" || key === "examples";
    put(result, key, copy(value, preparation, schema && !data) as Json);
  }
  return result;
}

/** An instance as plain JavaScript; `exact` says whether no number was rounded. */
export function prepareInstance(json: Json): { value: unknown; exact: boolean } {
  let exact = true;
  const plain = (value: Json): unknown => {
    if (value instanceof ExactNumber) {
      exact = false;
      return value.valueOf();
    }
    if (isArray(value)) return value.map(plain);
    if (!isObject(value)) return value;
    const result: Record<string, Json> = {};
    for (const key of Object.keys(value)) put(result, key, plain(value[key] as Json) as Json);
    return result;
  };
  return { value: plain(json), exact };
}
