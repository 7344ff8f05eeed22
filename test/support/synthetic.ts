/** Schemas of any size: definitions that refer to each other in circles, as generated ones do. */
import { type Json, type JsonObject, put } from "../../src/model/json.js";

const propertiesEach = 24;

/**
 * @param definitions how many; each is about 5 kB
 * @param changed how many of them allow more than they would with 0, spread evenly
 */
export function synthetic(definitions: number, changed: number): JsonObject {
  const all: Record<string, Json> = {};
  const stride = changed === 0 ? Number.POSITIVE_INFINITY : Math.floor(definitions / changed);
  for (let i = 0; i < definitions; i++) {
    const opened = i % stride === 0 && i / stride < changed;
    put(all, `Definition${i}`, definition(i, definitions, opened));
  }
  return { $schema: "http://json-schema.org/draft-07/schema#", $ref: "#/definitions/Definition0", definitions: all };
}

function definition(index: number, count: number, opened: boolean): Json {
  const properties: Record<string, Json> = {};
  const to = (i: number): Json => ({ $ref: `#/definitions/Definition${i % count}` });
  for (let i = 0; i < propertiesEach; i++) {
    const description = `What property ${i} of definition ${index} is for, in a sentence that is as long as such sentences are.`;
    put(properties, `property${i}`, { description, ...member(index, i, to) });
  }
  return {
    description: `Definition ${index}`,
    type: "object",
    properties: { kind: { const: `kind${index}` }, changed: { type: opened ? "number" : "integer" }, ...properties },
    required: ["kind"],
    additionalProperties: false,
  };
}

function member(index: number, i: number, to: (i: number) => Json): JsonObject {
  switch (i % 6) {
    case 0:
      return { allOf: [to(index + i + 1)] };
    case 1:
      return { type: "array", items: to(index * 3 + i) };
    case 2:
      return { anyOf: [to(index * 7 + i), to(index * 5 + i + 1), { type: "null" }] };
    case 3:
      return { type: "string", pattern: `^[a-z]{1,${i + 3}}$` };
    case 4:
      return { enum: [`a${index}`, `b${i}`, "other"] };
    default:
      return { type: ["number", "string"], minimum: i };
  }
}
