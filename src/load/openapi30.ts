/**
 * OpenAPI 3.0 schemas as draft 4, from which 3.0 took its keywords (boolean `exclusiveMinimum`, `$ref` without
 * siblings stay as they are). What differs:
 *
 * - `nullable: true` adds `null` to the `type` of the same schema. Without `type`, and beside `$ref`, it says nothing;
 *   an `enum` beside it must name `null` itself (OpenAPI 3.0.3, proposal "Clarify nullable").
 * - A `required` property that is `readOnly` is required in responses only, a `writeOnly` one in requests only. Roles
 *   `response` and `event` are responses, `request` is one; `stored` and `shared` keep what is written.
 * - `type: file` and other names that draft 4 does not have stay and are reported as what they are.
 * - `id` and `$schema` are no keywords of 3.0: they are dropped, for draft 4 would obey them.
 * - `discriminator`, `example`, `xml`, `externalDocs`, `deprecated` and `x-…` annotate and stay.
 */
import type { Role } from "../model/contract.js";
import { isArray, isObject, type Json, type JsonObject, own, put } from "../model/json.js";
import { join } from "../model/pointer.js";
import { valueAt, walkSchema } from "./schema-walk.js";
import { decode, splitReference } from "./uri.js";

/**
 * Gives the document with every schema translated that the given ones reach. Pointers stay the same.
 *
 * @param pointers the schemas to start from
 */
export function translateOpenApi30(document: Json, pointers: readonly string[], role: Role): Json {
  const schemas = reachable(document, pointers);
  return rebuild(document, "", (schema, pointer) =>
    schemas.has(pointer) ? translate(schema, role, document) : schema,
  );
}

function reachable(document: Json, pointers: readonly string[]): Set<string> {
  const found = new Set<string>();
  const queue = [...pointers];
  const scope = { base: "project:/", family: "4", dialect: "" } as const;
  for (let pointer = queue.pop(); pointer !== undefined; pointer = queue.pop()) {
    const schema = found.has(pointer) ? undefined : valueAt(document, pointer);
    if (schema === undefined) continue;
    walkSchema(schema, pointer, scope, { definitions: false }, (inner, at) => {
      found.add(at);
      const reference = own(inner, "$ref");
      if (typeof reference === "string" && reference.startsWith("#/")) queue.push(splitReference(reference).fragment);
    });
  }
  return found;
}

function rebuild(value: Json, pointer: string, change: (schema: JsonObject, pointer: string) => JsonObject): Json {
  if (isArray(value)) return value.map((item, index) => rebuild(item, `${pointer}/${index}`, change));
  if (!isObject(value)) return value;
  const copy: Record<string, Json> = {};
  const changed = change(value, pointer);
  for (const key of Object.keys(changed)) put(copy, key, rebuild(changed[key] as Json, join(pointer, key), change));
  return copy;
}

function translate(schema: JsonObject, role: Role, document: Json): JsonObject {
  if (typeof own(schema, "$ref") === "string") return schema;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(schema)) {
    const value = schema[key] as Json;
    if (key === "nullable" && typeof value === "boolean") continue;
    if ((key === "id" || key === "$schema") && typeof value === "string") continue;
    if (key === "type" && typeof value === "string" && value !== "null" && own(schema, "nullable") === true)
      put(copy, key, [value, "null"]);
    else if (key !== "required" || !isArray(value)) put(copy, key, value);
    else {
      // Draft 4 wants at least one name.
      const names = value.filter((name) => !isForeign(own(schema, "properties"), name, role, document));
      if (names.length > 0) put(copy, key, names);
    }
  }
  return copy;
}

/** Whether a property belongs to the other direction only. */
function isForeign(properties: Json | undefined, name: Json, role: Role, document: Json): boolean {
  const flag = role === "request" ? "readOnly" : role === "response" || role === "event" ? "writeOnly" : undefined;
  if (flag === undefined || typeof name !== "string" || !isObject(properties)) return false;
  let schema = own(properties, name);
  for (let hops = 0; hops < 20 && isObject(schema); hops++) {
    const reference = own(schema, "$ref");
    if (typeof reference !== "string") return own(schema, flag) === true;
    schema = reference.startsWith("#/") ? valueAt(document, decode(reference.slice(1)) ?? "") : undefined;
  }
  return false;
}
