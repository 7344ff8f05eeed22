/** Whether two DTOs have the same canonical schema: then there is nothing to decide and nothing to bump. */
import type { Dto, SchemaSource } from "../model/contract.js";
import { ExactNumber, isArray, isObject, type Json, own } from "../model/json.js";
import { valuesEqual } from "../model/value.js";
import { extractSchema } from "../util/extract.js";

const latest = "https://json-schema.org/draft/2020-12/schema";

/**
 * Makes a comparison of DTOs by the bytes of their extracted canonical schemas: what a snapshot stores. Member
 * order does not count, the names of definitions do. Documents that several DTOs share are compared once.
 */
export function createSameness(): (old: Dto, next: Dto) => boolean {
  const documents = new Map<SchemaSource, Map<SchemaSource, boolean>>();
  const sameDocument = (old: SchemaSource, next: SchemaSource): boolean => {
    const row = documents.get(old) ?? new Map<SchemaSource, boolean>();
    const same = row.get(next) ?? sameJson(old.json, next.json);
    documents.set(old, row.set(next, same));
    return same;
  };
  return (old, next) => {
    if (old.problem !== undefined || next.problem !== undefined) return false;
    if (dialectOf(old.source) !== dialectOf(next.source)) return false;
    if (old.pointer === next.pointer && sameDocument(old.source, next.source)) return true;
    if (old.pointer === "" && next.pointer === "") return false;
    return sameJson(extracted(old), extracted(next));
  };
}

function extracted({ source, pointer }: Dto): Json {
  return extractSchema(source.json, pointer, source.defaultDialect);
}

function dialectOf(source: SchemaSource): string {
  const named = isObject(source.json) ? own(source.json, "$schema") : undefined;
  return typeof named === "string" ? named : (source.defaultDialect ?? latest);
}

/** Equal as JSON values, numbers compared mathematically; stops at the first difference. */
function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (isArray(a))
    return isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index] as Json));
  if (isObject(a)) {
    if (!isObject(b)) return false;
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    return keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key] as Json, b[key] as Json));
  }
  const exact = a instanceof ExactNumber || b instanceof ExactNumber;
  return exact && !isObject(b) && !isArray(b) && valuesEqual(a, b);
}
