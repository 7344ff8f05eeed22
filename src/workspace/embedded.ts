/** A schema document inside another one, so that every part of it can be referred to as it was. */
import { isArray, isObject, type Json, type JsonObject, own, put } from "../model/json.js";

export interface Embedded {
  /** The keyword that holds definitions in this dialect. */
  readonly container: "$defs" | "definitions";
  /** Beside `$ref`, other keywords do not count (up to draft 7). */
  readonly lonelyReferences: boolean;
  /** `{ $ref }` to the schema at a pointer of the original. */
  readonly reference: (pointer: string) => JsonObject;
  /** A document around definitions, with the first as its root. */
  readonly document: (root: string, definitions: ReadonlyMap<string, Json>) => Json;
}

export function embed(json: Json, defaultDialect: string | undefined): Embedded {
  const named = isObject(json) ? own(json, "$schema") : undefined;
  const dialect = typeof named === "string" ? named : (defaultDialect ?? "");
  const older = /draft-0[3-7]/.test(dialect);
  const keyword = dialect.includes("draft-04") ? "id" : "$id";
  const given = isObject(json) ? own(json, keyword) : undefined;
  const id = typeof given === "string" ? given.replace(/#.*$/s, "") : "urn:contract-check:original";
  const container = older ? "definitions" : "$defs";
  const resource = isObject(json) ? resourceOf(json, keyword, id, older) : json;
  return {
    container,
    lonelyReferences: older,
    reference: (pointer) => ({ $ref: `${id}#${fragment(pointer)}` }),
    document: (root, definitions) => {
      const all: Record<string, Json> = {};
      for (const [name, schema] of definitions) put(all, name, schema);
      put(all, "original", resource);
      return { ...(named === undefined ? {} : { $schema: named }), $ref: `#/${container}/${root}`, [container]: all };
    },
  };
}

const containers: ReadonlySet<string> = new Set(["$defs", "definitions", "components"]);

/**
 * The document with an identifier, under which every reference in it keeps its meaning. A reference at its root moves
 * into `allOf`: up to draft 7 the identifier beside it would not count, and ajv does not find its way out of it.
 */
function resourceOf(json: JsonObject, keyword: string, id: string, older: boolean): Json {
  const resource: Record<string, Json> = { [keyword]: id };
  const reference = own(json, "$ref");
  for (const key of Object.keys(json)) {
    if (key === keyword || key === "$schema" || key === "$ref") continue;
    const ignored = older && reference !== undefined && !containers.has(key);
    if (!ignored) put(resource, key, json[key] as Json);
  }
  if (reference === undefined) return resource;
  const others = own(resource, "allOf");
  put(resource, "allOf", [...(isArray(others) ? others : []), { $ref: reference }]);
  return resource;
}

function fragment(pointer: string): string {
  return encodeURI(pointer).replaceAll("#", "%23");
}
