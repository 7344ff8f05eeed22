/** What one schema object says, spelled so that equal spellings say the same. Keywords and members have no order. */
import { isArray, isObject, type Json, type JsonObject } from "../../model/json.js";
import { valueKey } from "../../model/value.js";
import type { Location } from "../location.js";

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

/** Whether a schema object says something beside some keywords. */
export function saysMore(location: Location, isSkipped: (keyword: string) => boolean): boolean {
  return Object.keys(location.json as JsonObject).some((keyword) => !places.has(keyword) && !isSkipped(keyword));
}

/** Whether a schema object holds schemas that speak of parts of its value. */
export function holdsBelow({ json, resource }: Location): boolean {
  const { applicators } = resource.dialect;
  return Object.keys(json as JsonObject).some(
    (keyword) => applicators.has(keyword) && !inPlace.has(keyword) && !places.has(keyword),
  );
}

/** Spells a subschema that is an object. */
export type SpellSubschema = (subschema: Location) => string | number;

/** The spelling of the schema object at a place, without some keywords. */
export function spell(location: Location, isSkipped: (keyword: string) => boolean, subschema: SpellSubschema): string {
  const schema = location.json as JsonObject;
  let text = "";
  for (const keyword of sortedKeys(schema)) {
    if (places.has(keyword) || isSkipped(keyword)) continue;
    const part = spellKeyword(location, keyword, schema[keyword] as Json, subschema);
    text = text === "" ? part : `${text};${part}`;
  }
  return text;
}

function spellKeyword(location: Location, keyword: string, value: Json, subschema: SpellSubschema): string {
  const name = JSON.stringify(keyword);
  const applicator = location.resource.dialect.applicators.get(keyword);
  if (applicator === undefined) return `${name}=${valueKey(value)}`;
  const child = (one: Json, at: Location): string | number => (isObject(one) ? subschema(at) : valueKey(one));
  const here = location.below(keyword);
  if (isArray(value)) {
    if (applicator === "schemas" || applicator === "schema-or-schemas") {
      return `${name}[${value.map((one, i) => child(one, here.below(i))).join(",")}]`;
    }
  } else if (isObject(value)) {
    if (applicator === "schema-map" || applicator === "schema-or-names-map") {
      let text = `${name}{`;
      for (const key of sortedKeys(value)) {
        text += `${JSON.stringify(key)}:${child(value[key] as Json, here.below(key))},`;
      }
      return `${text}}`;
    }
    if (applicator !== "schemas") return `${name}(${child(value, here)})`;
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
