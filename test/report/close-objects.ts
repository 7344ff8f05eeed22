/** The published report formats are open; tests close them, so that nothing undocumented is written. */
import { isArray, isObject, type Json, own, put } from "../../src/model/json.js";

/** Every object of a schema that lists properties, closed. */
export function closeObjects(schema: Json): Json {
  if (isArray(schema)) return schema.map(closeObjects);
  if (!isObject(schema)) return schema;
  const copy: Record<string, Json> = {};
  for (const [key, value] of Object.entries(schema)) put(copy, key, closeObjects(value));
  if (isObject(own(schema, "properties"))) copy.additionalProperties = false;
  return copy;
}
