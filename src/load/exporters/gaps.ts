/**
 * Parts that JSON Schema cannot say. A library would leave `{}` there, which accepts everything and so proves what
 * is not true. Adapters put a marker instead, which the normalizer reads as a set that equals itself and is not
 * described otherwise: what does not depend on it keeps its verdict.
 */

/** The marker's keyword; see `normalize/keywords/unrepresentable.ts`. An annotation to every validator. */
const gapKeyword = "x-contract-check-unrepresentable";

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
