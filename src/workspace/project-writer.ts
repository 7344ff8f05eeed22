/**
 * A writer that sends some of a document: its schema, and beside it a mask that lets nothing else be there. What the
 * schema requires is sent whether it was named or not.
 */
import { isArray, isObject, type Json, type JsonObject, own, put } from "../model/json.js";
import { join, tokens } from "../model/pointer.js";
import { embed } from "./embedded.js";
import { localPointer, valueAt } from "./places.js";
import type { Projection } from "./project-reader.js";
import { type Usage, type UsedMembers, usageOf } from "./usage.js";

/** @see projectReader for the parameters */
export function projectWriter(
  json: Json,
  pointer: string,
  uses: readonly string[],
  defaultDialect?: string,
): Projection {
  const embedded = embed(json, defaultDialect);
  const usage = usageOf(uses);
  const members: JsonObject = usage === "all" ? {} : { type: [...kindsOf(usage)] };
  const definitions = new Map<string, Json>([
    // Who names members sends what has members.
    ["sent", { ...members, allOf: [embedded.reference(pointer), mask(usage, schemasAt(json, [pointer]), json)] }],
  ]);
  const prefix = `/${embedded.container}/original`;
  return {
    json: embedded.document("sent", definitions),
    originOf: (place) => (place.startsWith(prefix) ? place.slice(prefix.length) : pointer),
    unknown: uses.filter((use) => !isDescribed(json, pointer, tokens(use))),
  };
}

/** The values that hold nothing but what is used and what the schemas at this place require. */
function mask(usage: Usage, schemas: readonly Located[], json: Json): Json {
  if (usage === "all") return true;
  const properties: Record<string, Json> = {};
  const required = schemas.flatMap(({ schema }) => {
    const names = own(schema, "required");
    return isArray(names) ? names.filter((name) => typeof name === "string") : [];
  });
  for (const name of new Set([...usage.named.keys(), ...required])) {
    const below = usage.named.get(name) ?? usage.each;
    put(
      properties,
      name,
      below === undefined ? true : mask(below, below === "all" ? [] : step(schemas, name, json), json),
    );
  }
  const each = usage.each;
  const rest = each === undefined ? false : mask(each, each === "all" ? [] : step(schemas, "*", json), json);
  // Nothing is said of items unless some are named: an array that is sent is sent whole.
  return { properties, additionalProperties: rest, ...(each === undefined ? {} : { items: rest }) };
}

function kindsOf({ named }: UsedMembers): readonly string[] {
  return [...named.keys()].some((name) => !/^\d+$/.test(name)) ? ["object"] : ["object", "array"];
}

interface Located {
  readonly schema: JsonObject;
  readonly pointer: string;
}

const enough = 200;

/** The object schemas that may speak of one place: through references, and all branches of combinations. */
function schemasAt(json: Json, pointers: readonly string[]): Located[] {
  const found = new Map<string, Located>();
  const queue = [...pointers];
  for (let pointer = queue.pop(); pointer !== undefined && found.size < enough; pointer = queue.pop()) {
    const schema = valueAt(json, pointer);
    if (found.has(pointer) || !isObject(schema)) continue;
    found.set(pointer, { schema, pointer });
    const target = localPointer(own(schema, "$ref"));
    if (target !== undefined) queue.push(target);
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      const variants = own(schema, keyword);
      if (isArray(variants)) queue.push(...variants.map((_, index) => join(pointer, keyword, index)));
    }
  }
  return [...found.values()];
}

/** The schemas of a member: `*` is any. */
function step(schemas: readonly Located[], name: string, json: Json): Located[] {
  const pointers = schemas.flatMap(({ schema, pointer }) => {
    const properties = own(schema, "properties");
    const members = isObject(properties) ? properties : {};
    const named = name === "*" ? Object.keys(members) : own(members, name) === undefined ? [] : [name];
    const lists = ["items", "prefixItems"].flatMap((keyword) => {
      const value = own(schema, keyword);
      return isArray(value) ? value.map((_, index) => join(pointer, keyword, index)) : [join(pointer, keyword)];
    });
    const others = named.length === 0 || name === "*" ? [join(pointer, "additionalProperties")] : [];
    const patterns = own(schema, "patternProperties");
    const patterned = isObject(patterns)
      ? Object.keys(patterns).map((key) => join(pointer, "patternProperties", key))
      : [];
    const items = name === "*" || /^\d+$/.test(name) ? lists : [];
    return [...named.map((key) => join(pointer, "properties", key)), ...items, ...others, ...patterned];
  });
  return schemasAt(json, pointers);
}

function isDescribed(json: Json, pointer: string, path: readonly string[]): boolean {
  let schemas = schemasAt(json, [pointer]);
  for (const token of path) {
    schemas = step(schemas, token, json);
    if (schemas.length === 0) return false;
  }
  return true;
}
