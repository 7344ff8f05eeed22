/** What a document says about its own identity: resources by URI, anchors, and which scope is in force where. */
import { isArray, isObject, type Json, type JsonObject, own } from "../model/json.js";
import { join, tokens } from "../model/pointer.js";
import {
  canonicalDialect,
  enter,
  familyOf,
  identifierOf,
  idKeyword,
  type Scope,
  valueAt,
  walkSchema,
} from "./schema-walk.js";

export interface SchemaIndex {
  /** Scope at the root of the document, before its own `$id` and `$schema`. */
  readonly outer: Scope;
  /** Scope inside of the root. */
  readonly root: Scope;
  /** Pointer of each embedded resource by URI; the root is one. */
  readonly resources: ReadonlyMap<string, string>;
  /** Pointer by `URI#name`. */
  readonly anchors: ReadonlyMap<string, string>;
  /** Pointers of the identifier and anchor keywords, with the URI of the resource they stand in. */
  readonly identifiers: readonly { readonly pointer: string; readonly resource: string }[];
  /** Some schema inside names another dialect than the root. */
  readonly mixed: boolean;
  /** The scope that is in force outside of the schema at a pointer, wherever in the document that is. */
  readonly scopeAt: (pointer: string) => Scope;
}

const anchorKeywords = ["$anchor", "$dynamicAnchor"];

/**
 * @param uri URI of the document itself
 * @param dialect `$schema` to assume where it names none
 * @param schemas pointers of the places known to be schemas
 */
export function indexSchema(json: Json, uri: string, dialect: string, schemas: readonly string[]): SchemaIndex {
  const outer: Scope = { base: uri, family: familyOf(dialect), dialect: canonicalDialect(dialect) };
  const root = isObject(json) ? enter(json, outer) : outer;
  const resources = new Map([
    [uri, ""],
    [root.base, ""],
  ]);
  const anchors = new Map<string, string>();
  const identifiers: { pointer: string; resource: string }[] = [];
  let mixed = false;
  const visit = (schema: JsonObject, pointer: string, scope: Scope) => {
    if (scope.dialect !== root.dialect) mixed = true;
    const id = identifierOf(schema, scope.family);
    if (id !== undefined) {
      identifiers.push({ pointer: join(pointer, idKeyword(scope.family)), resource: scope.base });
      if (id.startsWith("#")) addOnce(anchors, `${scope.base}${id}`, pointer);
      else addOnce(resources, scope.base, pointer);
    }
    for (const keyword of anchorKeywords) {
      const name = scope.family === "2019+" ? own(schema, keyword) : undefined;
      if (typeof name !== "string") continue;
      identifiers.push({ pointer: join(pointer, keyword), resource: scope.base });
      addOnce(anchors, `${scope.base}#${name}`, pointer);
    }
  };
  const scopeAt = (pointer: string) => scopeOutside(json, outer, pointer);
  for (const pointer of schemas) {
    const schema = valueAt(json, pointer);
    if (schema !== undefined) walkSchema(schema, pointer, scopeAt(pointer), { definitions: true }, visit);
  }
  return { outer, root, resources, anchors, identifiers, mixed, scopeAt };
}

function addOnce(map: Map<string, string>, key: string, pointer: string): void {
  if (!map.has(key)) map.set(key, pointer);
}

function scopeOutside(json: Json, outer: Scope, pointer: string): Scope {
  let scope = outer;
  let value: Json | undefined = json;
  for (const token of tokens(pointer)) {
    if (isObject(value)) {
      scope = enter(value, scope);
      value = own(value, token);
    } else value = isArray(value) ? value[Number(token)] : undefined;
  }
  return scope;
}

/** The pointer that a decoded fragment means inside a resource; `undefined` for an anchor that is not there. */
export function pointerOfFragment(index: SchemaIndex, uri: string, fragment: string): string | undefined {
  if (fragment === "" || fragment.startsWith("/")) {
    const resource = index.resources.get(uri);
    return resource === undefined ? undefined : resource + fragment;
  }
  return index.anchors.get(`${uri}#${fragment}`);
}

/** Whether anything in the document looks like a reference that leaves its own place: one cheap look at everything. */
export function mayLeaveDocument(json: Json): boolean {
  if (isArray(json)) return json.some(mayLeaveDocument);
  if (!isObject(json)) return false;
  for (const key of Object.keys(json)) {
    const value = json[key] as Json;
    if ((key === "$ref" || key === "$dynamicRef") && typeof value === "string" && !value.startsWith("#")) return true;
    if (typeof value === "object" && value !== null && mayLeaveDocument(value)) return true;
  }
  return false;
}
