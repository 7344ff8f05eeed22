/** What one schema object says, spelled so that equal spellings say the same. Keywords and members have no order. */
import { isArray, isObject, type Json, type JsonObject } from "../../model/json.js";
import { escapeToken } from "../../model/pointer.js";
import { valueKey } from "../../model/value.js";
import type { Dialect } from "../dialect.js";

/** Keywords that name or hold a place and say nothing about a value. */
const places: ReadonlySet<string> = new Set([
  "$id",
  "id",
  "$schema",
  "$anchor",
  "$dynamicAnchor",
  "$recursiveAnchor",
  "$vocabulary",
  "definitions",
  "$defs",
]);

/** Keywords whose schemas speak of the same value. */
export const inPlace: ReadonlySet<string> = new Set([
  "$ref",
  "$dynamicRef",
  "$recursiveRef",
  "allOf",
  "anyOf",
  "oneOf",
]);

/** Calls `visit` with every subschema that is an object and with its pointer, `pointer` being the schema's. */
export function eachSubschema(
  schema: JsonObject,
  dialect: Dialect,
  pointer: string,
  visit: (subschema: JsonObject, pointer: string) => void,
): void {
  for (const keyword of Object.keys(schema)) {
    const applicator = dialect.applicators.get(keyword);
    if (applicator === undefined || places.has(keyword)) continue;
    const value = schema[keyword] as Json;
    if (isArray(value)) {
      if (applicator !== "schemas" && applicator !== "schema-or-schemas") continue;
      for (let i = 0; i < value.length; i++) {
        const one = value[i];
        if (isObject(one)) visit(one, `${pointer}/${keyword}/${i}`);
      }
    } else if (isObject(value)) {
      if (applicator === "schema-map" || applicator === "schema-or-names-map") {
        for (const key of Object.keys(value)) {
          const one = value[key];
          if (isObject(one)) visit(one, `${pointer}/${keyword}/${escapeToken(key)}`);
        }
      } else if (applicator !== "schemas") visit(value, `${pointer}/${keyword}`);
    }
  }
}

/** The spelling of a schema without some keywords; `subschema` spells what is below it. */
export function spell(
  schema: JsonObject,
  dialect: Dialect,
  isSkipped: (keyword: string) => boolean,
  subschema: (schema: JsonObject) => string | number,
): string {
  let text = "";
  for (const keyword of sortedKeys(schema)) {
    if (places.has(keyword) || isSkipped(keyword)) continue;
    const part = spellKeyword(schema, dialect, keyword, subschema);
    text = text === "" ? part : `${text};${part}`;
  }
  return text;
}

function spellKeyword(
  schema: JsonObject,
  dialect: Dialect,
  keyword: string,
  subschema: (schema: JsonObject) => string | number,
): string {
  const value = schema[keyword] as Json;
  const name = JSON.stringify(keyword);
  const applicator = dialect.applicators.get(keyword);
  const child = (one: Json): string | number => (isObject(one) ? subschema(one) : valueKey(one));
  if (applicator !== undefined && isArray(value)) {
    if (applicator === "schemas" || applicator === "schema-or-schemas") return `${name}[${value.map(child).join(",")}]`;
  } else if (applicator !== undefined && isObject(value)) {
    if (applicator === "schema-map" || applicator === "schema-or-names-map") {
      const members = sortedKeys(value);
      return `${name}{${members.map((key) => `${JSON.stringify(key)}:${child(value[key] as Json)}`).join(",")}}`;
    }
    if (applicator !== "schemas") return `${name}(${child(value)})`;
  }
  return `${name}=${valueKey(value)}`;
}

/** Many schemas are written by programs that sort, which is quicker to see than to do. */
function sortedKeys(object: JsonObject): readonly string[] {
  const keys = Object.keys(object);
  for (let i = 1; i < keys.length; i++) {
    if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  }
  return keys;
}
