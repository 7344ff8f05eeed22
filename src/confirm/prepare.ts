/**
 * What a schema must look like for ajv to read it as its dialect means it: no keywords that the dialect does not
 * have, no siblings beside `$ref` up to draft 7, no `$schema` that ajv would want to look up, and another name for
 * `__proto__`, which ajv does not look at.
 */
import { ExactNumber, isArray, isObject, type Json, own, put, stringify } from "../model/json.js";
import { type Dialect, isForeign } from "./dialects.js";

/** The keyword that stands for `$ref` where targets are compiled only when a document reaches them. */
export const lazyReference = "contractCheckRef";
/** The keyword that stands for an invalid `type`: it is left for when a document reaches it. */
export const invalidType = "contractCheckType";

/** Thrown on meeting what only ajv with the whole document can follow. */
export const needsWhole = Symbol("the schema must be compiled as a whole");

export interface Preparation {
  readonly dialect: Dialect;
  /** Whether `__proto__` goes by its other name, in the schema and in every instance. */
  readonly renamed: boolean;
  /**
   * The property names that occur in the instance. Given where one subschema is prepared for one instance: `$ref`s
   * become lazy, annotations and definitions are left out, and so is what is said about properties of other names.
   */
  readonly names?: ReadonlySet<string>;
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
/** Keywords whose members apply to, or are asked for by, the property of that name. */
const perName = new Set(["properties", "dependencies", "dependentSchemas", "dependentRequired"]);
/** Other keywords whose members are named by the user: below them a keyword's name is just a name. */
const maps = new Set(["patternProperties", "definitions", "$defs"]);
/** Keywords that see what was evaluated on the other side of a reference, or whose target depends on the way there. */
const acrossReferences = new Set(["unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$recursiveRef"]);

const types = new Set(["null", "boolean", "integer", "number", "string", "array", "object"]);

function isType(value: Json): boolean {
  return isArray(value) ? value.length > 0 && value.every(isType) : typeof value === "string" && types.has(value);
}

/** What a value is where it stands. */
export type Position = "schema" | "perName" | "map" | "data";

export function positionBelow(position: Position, key: string): Position {
  if (position === "data") return "data";
  if (position !== "schema") return "schema";
  return perName.has(key) ? "perName" : maps.has(key) ? "map" : data.has(key) ? "data" : "schema";
}

/** @throws needsWhole when names are given and the subschema cannot be read on its own */
export function prepare(json: Json, preparation: Preparation, isDocument = true): Json {
  return copy(json, preparation, "schema", isDocument);
}

function copy(json: Json, preparation: Preparation, position: Position, root = false): Json {
  if (isArray(json)) return json.map((item) => copy(item, preparation, position));
  if (typeof json === "string" && preparation.renamed) return renamePointer(rename(json));
  if (!isObject(json)) return json;
  const result: Record<string, Json> = {};
  if (position === "schema") copySchema(result, json, preparation, root);
  else {
    const { names } = preparation;
    for (const key of Object.keys(json)) {
      if (position === "perName" && names !== undefined && !names.has(key)) continue;
      copyMember(result, json, key, preparation, position);
    }
  }
  return result;
}

function copyMember(
  result: Record<string, Json>,
  json: { readonly [key: string]: Json },
  key: string,
  preparation: Preparation,
  position: Position,
): void {
  const value = copy(json[key] as Json, preparation, positionBelow(position, key));
  put(result, preparation.renamed ? rename(key) : key, value);
}

function copySchema(
  result: Record<string, Json>,
  json: { readonly [key: string]: Json },
  preparation: Preparation,
  root: boolean,
): void {
  const { dialect, names } = preparation;
  const reference = own(json, "$ref");
  const hiding = dialect.refHidesSiblings && typeof reference === "string";
  for (const key of Object.keys(json)) {
    if (hiding && !containers.has(key)) continue;
    if (names === undefined) {
      if (isForeign(dialect, key) || (key === "$schema" && typeof json[key] === "string")) continue;
      copyMember(result, json, key, preparation, "schema");
      continue;
    }
    if (key === dialect.idKeyword && typeof json[key] === "string" && !root) throw needsWhole;
    if (!dialect.assertions.has(key)) continue;
    if (acrossReferences.has(key)) throw needsWhole;
    if (key === "$ref" && typeof reference === "string") put(result, lazyReference, reference);
    else if (key === "type" && !isType(json.type as Json)) put(result, invalidType, true);
    else copyMember(result, json, key, preparation, "schema");
  }
}

/** Every name of a property in a document. */
export function namesIn(json: Json, names = new Set<string>()): ReadonlySet<string> {
  if (isArray(json)) for (const item of json) namesIn(item, names);
  else if (isObject(json)) {
    for (const key of Object.keys(json)) {
      names.add(key);
      namesIn(json[key] as Json, names);
    }
  }
  return names;
}

/** A value as plain JavaScript. Numbers that no double holds are rounded: ajv calculates with doubles. */
export function plain(json: Json, renamed = false): unknown {
  if (json instanceof ExactNumber) return json.valueOf();
  if (typeof json === "string") return renamed ? rename(json) : json;
  if (isArray(json)) return json.map((item) => plain(item, renamed));
  if (!isObject(json)) return json;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(json)) {
    put(result, renamed ? rename(key) : key, plain(json[key] as Json, renamed) as Json);
  }
  return result;
}
