/**
 * JSON values as this program sees them: numbers that a double cannot hold stay exact.
 */

/** A JSON number whose text no double represents faithfully, such as `1e400` or `12345678901234567890`. */
export class ExactNumber {
  /** @param text the number as JSON writes it */
  constructor(readonly text: string) {}

  /** The nearest double, for tools that know nothing better. */
  valueOf(): number {
    return Number(this.text);
  }

  toString(): string {
    return this.text;
  }
}

export type JsonObject = { readonly [key: string]: Json };
export type Json = null | boolean | number | string | ExactNumber | readonly Json[] | JsonObject;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** Reads an own property; inherited names such as `constructor` and `__proto__` are absent. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Sets an own property, `__proto__` included, without ever touching a prototype. */
export function put(object: Record<string, Json>, key: string, value: Json): void {
  if (key === "__proto__") {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}

/** JSON text of a value, exact numbers included. `indent` is a count of blanks, 0 for one line. */
export function stringify(value: Json, indent = 0): string {
  return write(value, indent === 0 ? "" : "\n", " ".repeat(indent));
}

function write(value: Json, newline: string, step: string): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "null";
  if (value instanceof ExactNumber) return value.text;
  const inner = newline === "" ? "" : newline + step;
  const separator = newline === "" ? "," : `,${inner}`;
  if (isArray(value)) {
    if (value.length === 0) return "[]";
    return `[${inner}${value.map((item) => write(item, inner, step)).join(separator)}${newline}]`;
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return "{}";
  const colon = newline === "" ? ":" : ": ";
  const members = keys.map((key) => `${JSON.stringify(key)}${colon}${write(value[key] as Json, inner, step)}`);
  return `{${inner}${members.join(separator)}${newline}}`;
}
