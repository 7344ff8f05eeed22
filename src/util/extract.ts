/**
 * One DTO of a document that many share, as a document of its own. References are never rewritten: what a `#/…`
 * leads to stays where it was, and all that nothing leads to is left out.
 */
import { isArray, isObject, type Json, type JsonObject, own, put } from "../model/json.js";
import { tokens, unescapeToken } from "../model/pointer.js";

/**
 * The schema at `pointer` as a self-contained document. Pure; the result shares parts with `json`.
 *
 * - `""`: the document itself.
 * - Otherwise `{ $schema, $ref: "#/definitions/X", definitions: { … } }`, with only what X reaches.
 * - Where X uses `$id`, anchors, dynamic references or the root itself, leaving parts out could change what a
 *   reference means: then everything is kept, at the root where the root itself asserts nothing, else as an embedded
 *   resource in `$defs`.
 *
 * @param defaultDialect `$schema` URI to assume where the document names none; it decides what `id` means
 */
export function extractSchema(json: Json, pointer: string, defaultDialect?: string): Json {
  if (pointer === "" || !isObject(json)) return json;
  const named = own(json, "$schema");
  const dialect = typeof named === "string" ? named : defaultDialect;
  const kept = reachable(json, pointer, dialect?.includes("draft-04") === true ? ["$id", "id"] : ["$id"]);
  if (kept !== undefined) return document(named, `#${fragment(pointer)}`, prune(json, kept) as JsonObject);
  if (Object.keys(json).every((key) => assertsNothing.has(key) || key.startsWith("x-"))) {
    return document(named, `#${fragment(pointer)}`, json);
  }
  return embed(json, pointer, named, dialect);
}

/** Root members that say nothing about an instance, so that a `$ref` beside them means what it means alone. */
const assertsNothing: ReadonlySet<string> = new Set([
  ...["$schema", "$id", "id", "$comment", "title", "description", "$defs", "definitions", "components"],
  ...["openapi", "info", "paths", "webhooks", "servers", "tags", "security", "externalDocs"],
]);

/** Where definitions live: members of the root that are never applied to an instance. */
const containers: ReadonlySet<string> = new Set(["$defs", "definitions", "components"]);

/** Keywords whose reach is more than a pointer. */
const dynamic: ReadonlySet<string> = new Set([
  ...["$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef"],
]);

/** Keywords that hold instances, where `$id` is data. */
const instances: ReadonlySet<string> = new Set(["const", "enum", "default", "example", "examples"]);

/** Keywords whose members are names, not keywords. */
const maps: ReadonlySet<string> = new Set([
  ...["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies", "schemas"],
]);

/** The paths that must stay, or `undefined` where a reference may mean more than a pointer. */
function reachable(root: JsonObject, pointer: string, idKeywords: readonly string[]): readonly Path[] | undefined {
  const kept = new Map<string, Path>();
  const seen = new Set<string>();
  const queue: Path[] = [tokens(pointer)];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const found = resolve(root, path, idKeywords);
    if (found === undefined || !containers.has(path[0] ?? "")) return undefined;
    const key = JSON.stringify(found.path);
    if (kept.has(key)) continue;
    kept.set(key, found.path);
    const references = collect(found.value, idKeywords);
    if (references === undefined) return undefined;
    for (const reference of references) {
      if (seen.has(reference)) continue;
      seen.add(reference);
      queue.push(pathOf(reference));
    }
  }
  return [...kept.values()];
}

type Path = readonly string[];

/**
 * The value at a path; where the path goes through an array, the whole array, as its indexes must not move.
 * A path that leads nowhere ends at its last known place. `undefined` when an `$id` on the way changes the base.
 */
function resolve(root: JsonObject, path: Path, idKeywords: readonly string[]): { path: Path; value: Json } | undefined {
  let value: Json = root;
  for (const [index, token] of path.entries()) {
    if (!isObject(value)) return { path: path.slice(0, index), value };
    if (index > 0 && idKeywords.some((keyword) => typeof own(value as JsonObject, keyword) === "string")) return;
    const next = own(value, token);
    if (next === undefined) return { path, value: null };
    value = next;
  }
  return { path, value };
}

/** Definitions that many DTOs reach are searched once. By the number of keywords that mean `$id`. */
const collected = [1, 2].map(() => new WeakMap<object, ReadonlySet<string> | "hard">());

/** All references in a value; `undefined` where one is not a plain `#/…`, or an `$id` or anchor occurs. */
function collect(value: Json, idKeywords: readonly string[]): ReadonlySet<string> | undefined {
  const memo = collected[idKeywords.length - 1];
  if (memo === undefined || typeof value !== "object" || value === null) return search(value, idKeywords);
  const known = memo.get(value);
  if (known !== undefined) return known === "hard" ? undefined : known;
  const references = search(value, idKeywords);
  memo.set(value, references ?? "hard");
  return references;
}

function search(value: Json, idKeywords: readonly string[]): ReadonlySet<string> | undefined {
  const references = new Set<string>();
  const visit = (part: Json, role: "schema" | "map" | "instance"): boolean => {
    if (isArray(part)) return part.every((item) => visit(item, role));
    if (!isObject(part)) return true;
    return Object.keys(part).every((key) => {
      const member = part[key] as Json;
      if (typeof member === "string") {
        // A reference counts even inside an instance: to keep too much costs nothing, to lose a target costs truth.
        if (key === "$ref" && member.startsWith("#/")) {
          references.add(member);
          return true;
        }
        if (key === "$ref") return role === "instance";
        return role !== "schema" || !(dynamic.has(key) || idKeywords.includes(key));
      }
      if (role === "schema" && dynamic.has(key)) return false;
      const names = role === "schema" && maps.has(key);
      const data = role === "instance" || (role === "schema" && instances.has(key));
      return visit(member, data ? "instance" : names ? "map" : "schema");
    });
  };
  return visit(value, "schema") ? references : undefined;
}

/** The tokens of `#/…`, percent-decoded. */
function pathOf(reference: string): Path {
  return reference
    .slice(2)
    .split("/")
    .map((token) => {
      try {
        return unescapeToken(decodeURIComponent(token));
      } catch {
        return unescapeToken(token);
      }
    });
}

/** A pointer as a URI fragment. */
function fragment(pointer: string): string {
  try {
    return encodeURI(pointer).replaceAll("#", "%23");
  } catch {
    return pointer;
  }
}

/** The object with only these paths in it; members keep their order. */
function prune(value: Json, paths: readonly Path[]): Json {
  if (!isObject(value) || paths.some((path) => path.length === 0)) return value;
  const below = new Map<string, Path[]>();
  for (const [token = "", ...rest] of paths) {
    const known = below.get(token);
    if (known === undefined) below.set(token, [rest]);
    else known.push(rest);
  }
  const result: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    const rest = below.get(key);
    if (rest !== undefined) put(result, key, prune(value[key] as Json, rest));
  }
  return result;
}

/** `$schema` first, then the reference, then the rest. */
function document(schema: Json | undefined, reference: string, rest: JsonObject): Json {
  const result: Record<string, Json> = {};
  if (schema !== undefined) put(result, "$schema", schema);
  put(result, "$ref", reference);
  for (const key of Object.keys(rest)) if (key !== "$schema") put(result, key, rest[key] as Json);
  return result;
}

/** The whole document as an embedded resource, whose `$id` keeps every reference inside it as it was. */
function embed(json: JsonObject, pointer: string, schema: Json | undefined, dialect: string | undefined): Json {
  const keyword = dialect?.includes("draft-04") === true ? "id" : "$id";
  const given = own(json, keyword);
  const id = typeof given === "string" ? given.replace(/#$/, "") : "urn:contract-check:document";
  const resource: Record<string, Json> = { [keyword]: id };
  for (const key of Object.keys(json)) {
    if (key !== keyword && key !== "$schema") put(resource, key, json[key] as Json);
  }
  const older = dialect !== undefined && /draft-0[4-7]/.test(dialect);
  return document(schema, `${id}#${fragment(pointer)}`, { [older ? "definitions" : "$defs"]: { document: resource } });
}
