/**
 * Holds a value against one of our own published formats and names the first place that differs. Knows just the
 * keywords those formats use, so that reading a snapshot does not have to load a validator.
 */
import { isArray, isObject, type Json, type JsonObject, own } from "../model/json.js";
import { join } from "../model/pointer.js";

export interface Violation {
  /** JSON pointer of the value that is wrong. */
  readonly pointer: string;
  /** `must be …`, `is missing "name"`. */
  readonly message: string;
}

type Check = (argument: Json, value: Json, schema: JsonObject, pointer: string) => Violation | undefined;

/** The first violation, or `undefined`. Throws on a keyword it does not know: a format of ours uses something new. */
export function firstViolation(schema: JsonObject, value: Json, pointer = ""): Violation | undefined {
  for (const keyword of Object.keys(schema)) {
    if (annotations.has(keyword)) continue;
    const check = checks.get(keyword);
    if (check === undefined) throw new Error(`The keyword ${keyword} of a published format is not checked.`);
    const violation = check(schema[keyword] as Json, value, schema, pointer);
    if (violation !== undefined) return violation;
  }
  return undefined;
}

const annotations: ReadonlySet<string> = new Set(["$schema", "title", "description", "$comment"]);

const oneOf = (values: readonly Json[]) => values.map((value) => JSON.stringify(value)).join(", ");

const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  [
    "type",
    (type, value, _, pointer) => {
      const holds =
        type === "object"
          ? isObject(value)
          : type === "array"
            ? isArray(value)
            : type === typeof value && value !== null;
      return holds ? undefined : { pointer, message: `must be ${type === "string" ? "a" : "an"} ${String(type)}` };
    },
  ],
  [
    "const",
    (wanted, value, _, pointer) => (value === wanted ? undefined : { pointer, message: `must be ${oneOf([wanted])}` }),
  ],
  [
    "enum",
    (values, value, _, pointer) =>
      isArray(values) && !values.includes(value) ? { pointer, message: `must be one of ${oneOf(values)}` } : undefined,
  ],
  [
    "pattern",
    (pattern, value, _, pointer) =>
      typeof value === "string" && !new RegExp(String(pattern), "u").test(value)
        ? { pointer, message: `must match ${String(pattern)}` }
        : undefined,
  ],
  [
    "minLength",
    (limit, value, _, pointer) =>
      typeof value === "string" && [...value].length < Number(limit)
        ? { pointer, message: `must have at least ${String(limit)} characters` }
        : undefined,
  ],
  [
    "maxLength",
    (limit, value, _, pointer) =>
      typeof value === "string" && [...value].length > Number(limit)
        ? { pointer, message: `must have at most ${String(limit)} characters` }
        : undefined,
  ],
  [
    "required",
    (names, value, _, pointer) => {
      if (!isArray(names) || !isObject(value)) return undefined;
      const missing = names.find((name) => own(value, String(name)) === undefined);
      return missing === undefined ? undefined : { pointer, message: `is missing ${oneOf([missing])}` };
    },
  ],
  [
    "properties",
    (properties, value, _, pointer) => {
      if (!isObject(properties) || !isObject(value)) return undefined;
      for (const name of Object.keys(properties)) {
        const [schema, member] = [properties[name], own(value, name)];
        if (member === undefined || !isObject(schema)) continue;
        const violation = firstViolation(schema, member, join(pointer, name));
        if (violation !== undefined) return violation;
      }
      return undefined;
    },
  ],
  [
    "additionalProperties",
    (allowed, value, schema, pointer) => {
      const properties = own(schema, "properties") ?? {};
      if (!isObject(value) || !isObject(properties)) return undefined;
      if (isObject(allowed)) {
        for (const name of Object.keys(value)) {
          if (own(properties, name) !== undefined) continue;
          const violation = firstViolation(allowed, value[name] as Json, join(pointer, name));
          if (violation !== undefined) return violation;
        }
      }
      if (allowed !== false) return undefined;
      const unknown = Object.keys(value).find((name) => own(properties, name) === undefined);
      return unknown === undefined ? undefined : { pointer: join(pointer, unknown), message: "is not a known member" };
    },
  ],
  [
    "items",
    (schema, value, _, pointer) => {
      if (!isObject(schema) || !isArray(value)) return undefined;
      for (const [index, item] of value.entries()) {
        const violation = firstViolation(schema, item, join(pointer, index));
        if (violation !== undefined) return violation;
      }
      return undefined;
    },
  ],
]);
