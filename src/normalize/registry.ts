/**
 * Resources, anchors and references of one document: `$id`, `$anchor`, `$dynamicAnchor`, `$recursiveAnchor`,
 * draft 4's `id`, and `$id: "#name"` up to draft 7. Only schema positions are looked at, so an `$id` in an
 * `enum` or under an unknown keyword is none.
 */
import { isArray, isObject, type Json, type JsonObject, own } from "../model/json.js";
import { join, unescapeToken } from "../model/pointer.js";
import type { Dialect, KeywordHandler } from "./dialect.js";
import { dialectOf, dialects } from "./dialects.js";
import { metaSchema } from "./metaschemas.js";

/** Schemas nested deeper than this are refused: every algorithm below recurses over them. */
export const maxDepth = 400;

/** A schema resource: a subschema with an identity of its own, or the document. */
export interface Resource {
  readonly uri: string;
  readonly document: DocumentIndex;
  readonly pointer: string;
  readonly json: Json;
  readonly dialect: Dialect;
  readonly anchors: Map<string, string>;
  /** Also in `anchors`; the name "" stands for `$recursiveAnchor: true`. */
  readonly dynamicAnchors: Map<string, string>;
}

/** A subschema with the resource it belongs to. */
export interface Location {
  readonly resource: Resource;
  /** From the root of the document. */
  readonly pointer: string;
  readonly json: Json;
}

export interface DocumentIndex {
  readonly json: Json;
  /** The document's number: documents that were pulled in by URI have their own. */
  readonly serial: number;
  readonly root: Resource;
  readonly resources: Map<string, Resource>;
  readonly unusable: { pointer: string; message: string }[];
}

export type Resolution = { readonly location: Location; readonly dynamicName?: string } | { readonly missing: string };

export interface Registry {
  readonly main: DocumentIndex;
  /** Whether any reference of the documents depends on the dynamic scope. */
  readonly dynamic: () => boolean;
  locate(document: DocumentIndex, pointer: string): Location | undefined;
  resolve(from: Location, reference: string): Resolution;
}

const anonymous = "schema://document/root.json";

export function createRegistry(
  json: Json,
  defaultDialect: string | undefined,
  remotes: ReadonlyMap<string, Json>,
): Registry {
  const byUri = new Map<string, Resource>();
  let serial = 0;
  let dynamic = false;
  const vocabularyDialects = new Map<string, Dialect>();

  /** A dialect by URI; an unknown one may be a meta-schema at hand that names vocabularies. */
  const findDialect = (uri: string): Dialect | undefined => {
    const known = dialectOf(uri) ?? vocabularyDialects.get(uri);
    if (known !== undefined) return known;
    const meta = remotes.get(uri.replace(/#$/, ""));
    if (!isObject(meta)) return undefined;
    const base = typeof meta.$schema === "string" && meta.$schema !== uri ? findDialect(meta.$schema) : undefined;
    if (base === undefined) return undefined;
    const selected = own(meta, "$vocabulary");
    const dialect = isObject(selected) ? restrict(base, selected) : base;
    if (dialect !== undefined) vocabularyDialects.set(uri, dialect);
    return dialect;
  };

  const index = (root: Json, uri: string, fallback: Dialect): DocumentIndex => {
    const unusable: DocumentIndex["unusable"] = [];
    const resources = new Map<string, Resource>();
    const document = { json: root, serial: serial++, resources, unusable } as {
      -readonly [K in keyof DocumentIndex]: DocumentIndex[K];
    };
    const open = (value: Json, pointer: string, base: string, dialect: Dialect): Resource => {
      const resource: Resource = {
        uri: base,
        document,
        pointer,
        json: value,
        dialect,
        anchors: new Map(),
        dynamicAnchors: new Map(),
      };
      resources.set(pointer, resource);
      if (!byUri.has(base)) byUri.set(base, resource);
      return resource;
    };
    const dialectAt = (value: Json, pointer: string, inherited: Dialect): Dialect => {
      const named = isObject(value) ? own(value, "$schema") : undefined;
      if (typeof named !== "string") return inherited;
      const found = findDialect(named);
      if (found === undefined) unusable.push({ pointer, message: `the dialect ${named} is not one we know` });
      return found ?? inherited;
    };
    const visit = (value: Json, pointer: string, parent: Resource | undefined, depth: number): void => {
      if (depth > maxDepth) {
        unusable.push({ pointer, message: `the schema is nested deeper than ${maxDepth} levels` });
        return;
      }
      if (!isObject(value)) {
        if (parent === undefined) open(value, pointer, uri, fallback);
        return;
      }
      let resource = parent;
      const inherited = parent?.dialect ?? fallback;
      const id = own(value, inherited.idKeyword);
      const candidate =
        parent === undefined || typeof id === "string" ? dialectAt(value, pointer, inherited) : inherited;
      const hidden = candidate.refHidesSiblings && typeof own(value, "$ref") === "string";
      const identity = own(value, candidate.idKeyword);
      const named = typeof identity === "string" && !hidden && !identity.startsWith("#") ? identity : undefined;
      if (resource === undefined || named !== undefined) {
        const base = resource?.uri ?? uri;
        const absolute = named === undefined ? base : resolveUri(base, named.replace(/#$/, ""));
        resource = open(value, pointer, absolute, candidate);
      }
      noteAnchors(resource, value, pointer, hidden);
      for (const [keyword, applicator] of resource.dialect.applicators) {
        const held = own(value, keyword);
        if (held === undefined) continue;
        const here = join(pointer, keyword);
        if (isArray(held)) {
          if (applicator === "schemas" || applicator === "schema-or-schemas") {
            for (let i = 0; i < held.length; i++) visit(held[i] as Json, join(here, i), resource, depth + 1);
          }
        } else if (applicator === "schema-map" || applicator === "schema-or-names-map") {
          if (isObject(held)) {
            for (const key of Object.keys(held)) {
              const inner = held[key] as Json;
              if (!isArray(inner)) visit(inner, join(here, key), resource, depth + 1);
            }
          }
        } else if (applicator !== "schemas") visit(held, here, resource, depth + 1);
      }
    };
    const noteAnchors = (resource: Resource, value: JsonObject, pointer: string, hidden: boolean): void => {
      const { dialect, anchors, dynamicAnchors } = resource;
      const add = (map: Map<string, string>, name: Json | undefined): void => {
        if (typeof name === "string" && !map.has(name)) map.set(name, pointer);
      };
      if (dialect.refHidesSiblings) {
        const id = own(value, dialect.idKeyword);
        if (!hidden && typeof id === "string" && id.includes("#")) add(anchors, id.slice(id.indexOf("#") + 1));
        return;
      }
      add(anchors, own(value, "$anchor"));
      if (dialect.name === "2020-12") {
        add(anchors, own(value, "$dynamicAnchor"));
        add(dynamicAnchors, own(value, "$dynamicAnchor"));
      } else if (own(value, "$recursiveAnchor") === true && pointer === resource.pointer) add(dynamicAnchors, "");
      if (resource.dynamicAnchors.size > 0) dynamic = true;
    };
    visit(root, "", undefined, 0);
    document.root = resources.get("") as Resource;
    if (!byUri.has(uri)) byUri.set(uri, document.root);
    return document;
  };

  const fallback = dialectOf(defaultDialect ?? "") ?? dialects["2020-12"];
  const main = index(json, anonymous, fallback);
  if (defaultDialect !== undefined && dialectOf(defaultDialect) === undefined) {
    main.unusable.push({ pointer: "", message: `the dialect ${defaultDialect} is not one we know` });
  }

  const byAbsoluteUri = (uri: string): Resource | undefined => {
    const known = byUri.get(uri);
    if (known !== undefined) return known;
    const remote = remotes.get(uri) ?? metaSchema(uri);
    return remote === undefined ? undefined : index(remote, uri, fallback).root && byUri.get(uri);
  };

  const locate = (document: DocumentIndex, pointer: string): Location | undefined =>
    walk(document.root, pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeToken));

  /** Walks reference tokens down from a resource, entering embedded resources on the way. */
  const walk = (start: Resource, tokens: readonly string[]): Location | undefined => {
    let resource = start;
    let pointer = start.pointer;
    let json = start.json;
    for (const token of tokens) {
      let next: Json | undefined;
      if (isArray(json)) next = /^(0|[1-9]\d*)$/.test(token) ? json[Number(token)] : undefined;
      else if (isObject(json)) next = own(json, token);
      if (next === undefined) return undefined;
      json = next;
      pointer = join(pointer, token);
      resource = start.document.resources.get(pointer) ?? resource;
    }
    return { resource, pointer, json };
  };

  const resolve = (from: Location, reference: string): Resolution => {
    const hash = reference.indexOf("#");
    const path = hash < 0 ? reference : reference.slice(0, hash);
    const fragment = decode(hash < 0 ? "" : reference.slice(hash + 1));
    const resource = path === "" ? from.resource : byAbsoluteUri(resolveUri(from.resource.uri, path));
    if (resource === undefined) return { missing: `nothing here has the URI ${resolveUri(from.resource.uri, path)}` };
    if (fragment === undefined) return { missing: "its fragment is not well-formed" };
    if (fragment === "" || fragment.startsWith("/")) {
      const location = walk(resource, fragment === "" ? [] : fragment.slice(1).split("/").map(unescapeToken));
      if (location === undefined) return { missing: `there is nothing at ${fragment}` };
      const recursive = fragment === "" && resource.dynamicAnchors.has("") ? { dynamicName: "" } : {};
      return { location, ...recursive };
    }
    const anchored = resource.anchors.get(fragment);
    const location = anchored === undefined ? undefined : locate(resource.document, anchored);
    if (location === undefined) return { missing: `there is no anchor ${fragment}` };
    return { location, ...(resource.dynamicAnchors.has(fragment) ? { dynamicName: fragment } : {}) };
  };

  return { main, dynamic: () => dynamic, locate, resolve };
}

/** A dialect without the keywords of vocabularies that a meta-schema does not select. */
function restrict(base: Dialect, selected: JsonObject): Dialect | undefined {
  if (base.vocabularies === undefined) return base;
  const kept = new Set<string>();
  for (const [uri, needed] of Object.entries(selected)) {
    const keywords = base.vocabularies.get(uri);
    if (keywords === undefined) {
      if (needed === true && !/\/vocab\/(core|meta-data|content)$/.test(uri)) return undefined;
      continue;
    }
    for (const keyword of keywords) kept.add(keyword);
  }
  for (const keyword of ["$ref", "$dynamicRef", "$recursiveRef"]) kept.add(keyword);
  const handlers = new Map<string, KeywordHandler>([...base.handlers].filter(([keyword]) => kept.has(keyword)));
  return { ...base, handlers };
}

function decode(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}

/** Resolves a URI reference; what is no URI stays the text it is. */
function resolveUri(base: string, reference: string): string {
  if (reference === "") return base;
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}
