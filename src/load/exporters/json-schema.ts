/** JSON Schema written as plain objects: `export const Invoice = { type: "object", … }`. */
import { type Convert, type Library, member } from "./library.js";

/** Keywords that make an object a schema when their value has the keyword's type. */
const telling: Readonly<Record<string, (value: unknown) => boolean>> = {
  $schema: isString,
  $ref: isString,
  $defs: isPlain,
  definitions: isPlain,
  type: (value) => isTypeName(value) || (Array.isArray(value) && value.length > 0 && value.every(isTypeName)),
  properties: isPlain,
  patternProperties: isPlain,
  allOf: Array.isArray,
  anyOf: Array.isArray,
  oneOf: Array.isArray,
  enum: Array.isArray,
  required: (value) => Array.isArray(value) && value.every(isString),
};

export const jsonSchema: Library = {
  name: "JSON Schema",
  kind: "json-schema",
  recognizes: (value) => isPlain(value) && Object.keys(telling).some((key) => telling[key]?.(own(value, key)) === true),
  version: async () => undefined,
  prepare: async (): Promise<Convert> => (schema) => schema,
};

const typeNames = new Set(["null", "boolean", "integer", "number", "string", "array", "object"]);

function isTypeName(value: unknown): boolean {
  return typeof value === "string" && typeNames.has(value);
}

function isString(value: unknown): boolean {
  return typeof value === "string";
}

function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function own(value: unknown, key: string): unknown {
  return Object.hasOwn(value as object, key) ? member(value, key) : undefined;
}
