/**
 * Where schemas stand inside schemas, for every dialect at once. Only these places are looked at: a `$ref` inside of
 * `const`, `enum`, `default` or `examples` is data. A keyword that a dialect does not have is walked all the same.
 */
import { isArray, isObject, type Json, type JsonObject, own } from "../model/json.js";
import { join, tokens } from "../model/pointer.js";
import { resolveUri } from "./uri.js";

/** What of a dialect matters for references: where the identifier stands, and whether `$ref` silences its siblings. */
export type Family = "4" | "6-7" | "2019+";

export interface Scope {
  /** URI that references are relative to. */
  readonly base: string;
  readonly family: Family;
  /** The `$schema` in force, as it was written or assumed. */
  readonly dialect: string;
}

const single = [
  "additionalItems",
  "additionalProperties",
  "contains",
  "contentSchema",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
];
const lists = ["allOf", "anyOf", "items", "oneOf", "prefixItems"];
const maps = ["dependencies", "dependentSchemas", "patternProperties", "properties"];
/** Members of these apply to nothing until something refers to them. */
export const containers = ["$defs", "definitions"] as const;

/** The family of a `$schema` URI; unknown dialects are taken for modern ones. */
export function familyOf(dialect: string): Family {
  if (/\bdraft-0[34]\b/.test(dialect)) return "4";
  return /\bdraft-0[67]\b/.test(dialect) ? "6-7" : "2019+";
}

/** `https://json-schema.org/draft-04/schema#` and the like are written in several ways. */
export function canonicalDialect(uri: string): string {
  const plain = uri.replace(/#$/, "");
  return /^https:\/\/json-schema\.org\/draft-0/.test(plain) ? plain.replace("https:", "http:") : plain;
}

/** The keyword that names a schema in a family. */
export function idKeyword(family: Family): "id" | "$id" {
  return family === "4" ? "id" : "$id";
}

/** Whether a `$ref` makes its siblings void here. */
function isBareReference(schema: JsonObject, family: Family): boolean {
  return family !== "2019+" && typeof own(schema, "$ref") === "string";
}

/** The identifier a schema gives itself: a URI, or `#name` in the older drafts. */
export function identifierOf(schema: JsonObject, family: Family): string | undefined {
  const id = isBareReference(schema, family) ? undefined : own(schema, idKeyword(family));
  return typeof id === "string" && id !== "" && id !== "#" ? id : undefined;
}

/** The scope inside a schema, which `$schema` and `$id` may change. */
export function enter(schema: JsonObject, scope: Scope): Scope {
  const named = own(schema, "$schema");
  const dialect = typeof named === "string" ? canonicalDialect(named) : scope.dialect;
  const family = dialect === scope.dialect ? scope.family : familyOf(dialect);
  const id = identifierOf(schema, family);
  const base = id === undefined || id.startsWith("#") ? scope.base : (resolveUri(scope.base, id) ?? scope.base);
  return base === scope.base && dialect === scope.dialect ? scope : { base, family, dialect };
}

/** Calls back for a schema and every schema inside of it, outermost first, with the scope inside of each. */
export function walkSchema(
  schema: Json,
  pointer: string,
  outer: Scope,
  options: { readonly definitions: boolean },
  visit: (schema: JsonObject, pointer: string, scope: Scope) => void,
): void {
  if (!isObject(schema)) return;
  const scope = enter(schema, outer);
  visit(schema, pointer, scope);
  const step = (child: Json, at: string) => walkSchema(child, at, scope, options, visit);
  if (options.definitions) eachOfMaps(schema, containers, pointer, step);
  if (isBareReference(schema, scope.family)) return;
  for (const keyword of single) {
    const child = own(schema, keyword);
    if (child !== undefined && !isArray(child)) step(child, join(pointer, keyword));
  }
  for (const keyword of lists) {
    const list = own(schema, keyword);
    if (isArray(list)) for (const [index, child] of list.entries()) step(child, join(pointer, keyword, index));
  }
  eachOfMaps(schema, maps, pointer, step);
}

function eachOfMaps(
  schema: JsonObject,
  keywords: readonly string[],
  pointer: string,
  step: (child: Json, at: string) => void,
): void {
  for (const keyword of keywords) {
    const map = own(schema, keyword);
    if (!isObject(map)) continue;
    for (const name of Object.keys(map)) step(map[name] as Json, join(pointer, keyword, name));
  }
}

/** The value at a pointer, `undefined` where there is none. */
export function valueAt(json: Json, pointer: string): Json | undefined {
  let value: Json | undefined = json;
  for (const token of tokens(pointer)) {
    if (isArray(value)) value = /^(?:0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
    else value = isObject(value) ? own(value, token) : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}
