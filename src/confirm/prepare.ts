/**
 * What a schema must look like for ajv to read it as its dialect means it: numbers as doubles, no siblings beside
 * `$ref` up to draft 7 (ajv heeds them), no `$schema` that ajv would want to look up, and another name for
 * `__proto__`, which ajv does not look at.
 */
import { ExactNumber, isArray, isObject, type Json, own, put, stringify } from "../model/json.js";

/** The keyword that stands for `$ref` where targets are compiled only when a document reaches them. */
export const lazyReference = "contractCheckRef";

export interface Preparation {
  /** Whether `$ref` hides its siblings in the dialect. */
  readonly refHidesSiblings: boolean;
  /** Whether `$ref`s become lazy. */
  readonly lazy: boolean;
  /** Whether `__proto__` goes by its other name, in the schema and in every instance. */
  readonly renamed: boolean;
}

/** As long as the name it stands for, so that lengths stay; no schema that uses patterns is renamed. */
const otherName = "__pr0to__";
const rename = (text: string): string => (text === "__proto__" ? otherName : text);

/** The same for the tokens of a JSON Pointer. */
export const renamePointer = (pointer: string): string => pointer.replaceAll(/\/__proto__(?=\/|$)/g, `/${otherName}`);

/** Whether renaming one name cannot change what the schema accepts: nothing looks inside of strings, and the other name is free. */
export function canBeRenamed(json: Json): boolean {
  const text = stringify(json);
  return !/"pattern(Properties)?":/.test(text) && !text.includes(otherName);
}

/** Keywords that may stand beside a hiding `$ref` because other references point into them. */
const containers = new Set(["definitions", "$defs", "$ref"]);
/** Keywords that hold data, not schemas. */
const data = new Set(["const", "enum", "default", "examples"]);

/** Keywords whose members are named by the user: below them a keyword's name is just a name. */
const maps = new Set(["properties", "patternProperties", "definitions", "$defs", "dependentSchemas", "dependencies"]);

const types = new Set(["null", "boolean", "integer", "number", "string", "array", "object"]);

/** An invalid `type` is left for when a document reaches it, so that it does not take the whole schema with it. */
function isType(value: Json): boolean {
  return isArray(value) ? value.length > 0 && value.every(isType) : typeof value === "string" && types.has(value);
}

/** What a value is where it stands. */
type Position = "schema" | "map" | "data";

function positionBelow(position: Position, key: string): Position {
  if (position === "data") return "data";
  if (position === "map") return "schema";
  return maps.has(key) ? "map" : data.has(key) ? "data" : "schema";
}

export function prepare(json: Json, preparation: Preparation): unknown {
  return copy(json, preparation, "schema");
}

function copy(json: Json, preparation: Preparation, position: Position): unknown {
  const { refHidesSiblings, lazy, renamed } = preparation;
  if (json instanceof ExactNumber) return json.valueOf();
  if (isArray(json)) return json.map((item) => copy(item, preparation, position));
  if (typeof json === "string" && renamed) return renamePointer(rename(json));
  if (!isObject(json)) return json;
  const result: Record<string, Json> = {};
  const schema = position === "schema";
  const reference = schema ? own(json, "$ref") : undefined;
  const hiding = refHidesSiblings && typeof reference === "string";
  const postponed = lazy && typeof reference === "string";
  for (const key of Object.keys(json)) {
    if (hiding && !containers.has(key)) continue;
    const value = json[key] as Json;
    if (schema && key === "$schema" && typeof value === "string") continue;
    if (schema && lazy && key === "type" && !isType(value)) {
      put(result, lazyReference, "an invalid type");
      continue;
    }
    const name = postponed && key === "$ref" ? lazyReference : renamed ? rename(key) : key;
    put(result, name, copy(value, preparation, positionBelow(position, key)) as Json);
  }
  return result;
}

/**
 * Whether every reference can be followed on its own: they are pointers within the document, or lead out of it to
 * where nobody follows; nothing re-bases them, and no keyword depends on what was evaluated on their other side.
 */
export function canBeLazy(json: Json): boolean {
  const stack: { value: Json; position: Position }[] = [{ value: json, position: "schema" }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { value, position } = item;
    if (isArray(value)) for (const inner of value) stack.push({ value: inner, position });
    if (!isObject(value) || position === "data") continue;
    for (const key of Object.keys(value)) {
      const inner = value[key] as Json;
      if (position === "schema") {
        if (blocking.has(key)) return false;
        if ((key === "$id" || key === "id") && typeof inner === "string" && value !== json) return false;
        if (key === "$ref" && typeof inner === "string" && /^#[^/]/.test(inner)) return false;
      }
      stack.push({ value: inner, position: positionBelow(position, key) });
    }
  }
  return true;
}

/** Keywords that look across references, or name places. */
const blocking = new Set([
  "unevaluatedProperties",
  "unevaluatedItems",
  "$dynamicRef",
  "$recursiveRef",
  "$anchor",
  "$dynamicAnchor",
]);

/** An instance as plain JavaScript. Numbers that no double holds are rounded: ajv calculates with doubles. */
export function prepareInstance(json: Json, renamed: boolean): unknown {
  if (json instanceof ExactNumber) return json.valueOf();
  if (typeof json === "string") return renamed ? rename(json) : json;
  if (isArray(json)) return json.map((item) => prepareInstance(item, renamed));
  if (!isObject(json)) return json;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(json)) {
    put(result, renamed ? rename(key) : key, prepareInstance(json[key] as Json, renamed) as Json);
  }
  return result;
}
