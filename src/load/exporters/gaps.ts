/**
 * Parts that JSON Schema cannot say. A library would leave `{}` there, which accepts everything and so proves what
 * is not true. Adapters put a marker instead; the DTO then says which part is missing and why.
 */
import type { Gap } from "./protocol.js";

/** The marker's keyword. An annotation to every validator. */
export const gapKeyword = "x-contract-check-unrepresentable";

/** A schema that stands for a part with no JSON Schema. */
export function gap(reason: string): Record<string, unknown> {
  return { [gapKeyword]: reason };
}

/** No JSON value at all. */
export const nothing: Readonly<Record<string, unknown>> = { not: {} };

const absentKeyword = "x-contract-check-absent";

/**
 * What `undefined` is on the wire: a property that is not there. No value can stand for it, and it cannot be required
 * either: {@link leaveOutAbsent} takes it from the required names.
 */
export const absent: Readonly<Record<string, unknown>> = { ...nothing, [absentKeyword]: true };

/** A date as `JSON.stringify` writes it. */
export const dateOnTheWire: Readonly<Record<string, unknown>> = { type: "string", format: "date-time" };

/** Edits a JSON document in place: properties that are always absent are not required. */
export function leaveOutAbsent(document: unknown): void {
  const pending: unknown[] = [document];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const schema = next as Record<string, unknown>;
    const { properties, required } = schema;
    if (typeof properties === "object" && properties !== null && Array.isArray(required)) {
      const present = required.filter((name) => typeof name !== "string" || !isAbsent(properties, name));
      if (present.length === 0 && required.length > 0) delete schema.required;
      else schema.required = present;
    }
    for (const inner of Object.values(schema)) pending.push(inner);
  }
  forgetMarks(document);
}

function isAbsent(properties: object, name: string): boolean {
  const property: unknown = Object.hasOwn(properties, name) ? (properties as Record<string, unknown>)[name] : undefined;
  return typeof property === "object" && property !== null && Object.hasOwn(property, absentKeyword);
}

function forgetMarks(document: unknown): void {
  const pending: unknown[] = [document];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || next === null) continue;
    delete (next as Record<string, unknown>)[absentKeyword];
    for (const inner of Object.values(next)) pending.push(inner);
  }
}

/** Keywords whose values are data, not schemas. */
const data = new Set(["const", "enum", "default", "examples", "example"]);

/** Finds the markers of a JSON document; at most `limit`. */
export function findGaps(document: unknown, limit = 20): Gap[] {
  const gaps: Gap[] = [];
  const pending: { value: unknown; pointer: string; names: boolean }[] = [
    { value: document, pointer: "", names: false },
  ];
  for (let next = pending.pop(); next !== undefined && gaps.length < limit; next = pending.pop()) {
    const { value, pointer, names } = next;
    if (typeof value !== "object" || value === null) continue;
    if (!names && Object.hasOwn(value, gapKeyword)) {
      const reason = (value as Record<string, unknown>)[gapKeyword];
      if (typeof reason === "string") gaps.push({ pointer, reason });
    }
    const keys = Object.keys(value).reverse();
    for (const key of keys) {
      if (!names && data.has(key) && !Array.isArray(value)) continue;
      pending.push({
        value: (value as Record<string, unknown>)[key],
        pointer: `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`,
        names: !names && mapsOfSchemas.has(key) && !Array.isArray(value),
      });
    }
  }
  return gaps;
}

/** Keywords whose members are named by the user: below them a keyword's name is just a name. */
const mapsOfSchemas = new Set(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"]);
