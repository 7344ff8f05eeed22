/**
 * Resources, anchors and references of one document: `$id`, `$anchor`, `$dynamicAnchor`, `$recursiveAnchor`,
 * draft 4's `id`, and `$id: "#name"` up to draft 7. Only schema positions are looked at, so an `$id` in an
 * `enum` or under an unknown keyword is none.
 */
import { isObject, type Json, type JsonObject, own } from "../model/json.js";
import { tokens } from "../model/pointer.js";
import type { Dialect, KeywordHandler } from "./dialect.js";
import { dialectOf, dialects } from "./dialects.js";
import { type DocumentIndex, Location, type Numbering, type Resource } from "./location.js";
import { metaSchema } from "./metaschemas.js";
import { schemasBelow } from "./subschemas.js";

/** Schemas nested deeper than this are refused: every algorithm below recurses over them. */
export const maxDepth = 400;

export type Resolution = { readonly location: Location; readonly dynamicName?: string } | { readonly missing: string };

export interface Registry {
  readonly main: DocumentIndex;
  resolve(from: Location, reference: string): Resolution;
}

const anonymous = "schema://document/root.json";

export function createRegistry(
  json: Json,
  defaultDialect: string | undefined,
  remotes: ReadonlyMap<string, Json>,
): Registry {
  const byUri = new Map<string, Resource>();
  const numbering: Numbering = { next: 1 };
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

  const index = (json: Json, uri: string, fallback: Dialect): DocumentIndex => {
    const unusable: DocumentIndex["unusable"] = [];
    const open = (location: Location, base: string, dialect: Dialect): Resource => {
      const resource = { uri: base, document, location, dialect, anchors: new Map(), dynamicAnchors: new Map() };
      location.resource = resource;
      if (!byUri.has(base)) byUri.set(base, resource);
      return resource;
    };
    const dialectAt = ({ json: value, pointer }: Location, inherited: Dialect): Dialect => {
      const named = isObject(value) ? own(value, "$schema") : undefined;
      if (typeof named !== "string") return inherited;
      const found = findDialect(named);
      if (found === undefined) unusable.push({ pointer, message: `the dialect ${named} is not one we know` });
      return found ?? inherited;
    };
    const visit = (location: Location, parent: Resource | undefined, depth: number): void => {
      if (depth > maxDepth) {
        unusable.push({
          pointer: location.pointer,
          message: `the schema is nested deeper than ${maxDepth} levels`,
        });
        return;
      }
      const value = location.json;
      if (!isObject(value)) {
        if (parent === undefined) open(location, uri, fallback);
        return;
      }
      let resource = parent;
      const inherited = parent?.dialect ?? fallback;
      const id = own(value, inherited.idKeyword);
      const candidate = parent === undefined || typeof id === "string" ? dialectAt(location, inherited) : inherited;
      const hidden = candidate.refHidesSiblings && typeof own(value, "$ref") === "string";
      const identity = own(value, candidate.idKeyword);
      const named = typeof identity === "string" && !hidden && !identity.startsWith("#") ? identity : undefined;
      if (resource === undefined || named !== undefined) {
        const base = resource?.uri ?? uri;
        const absolute = named === undefined ? base : resolveUri(base, named.replace(/#$/, ""));
        resource = open(location, absolute, candidate);
      }
      noteAnchors(resource, value, location, hidden);
      for (const below of schemasBelow(location, resource.dialect)) visit(below, resource, depth + 1);
    };
    const noteAnchors = (resource: Resource, value: JsonObject, location: Location, hidden: boolean): void => {
      const { dialect, anchors, dynamicAnchors } = resource;
      const add = (map: Map<string, Location>, name: Json | undefined): void => {
        if (typeof name === "string" && !map.has(name)) map.set(name, location);
      };
      if (dialect.refHidesSiblings) {
        const id = own(value, dialect.idKeyword);
        if (!hidden && typeof id === "string" && id.includes("#")) add(anchors, id.slice(id.indexOf("#") + 1));
        return;
      }
      add(anchors, own(value, "$anchor"));
      if (dialect.dynamicReferences !== "recursive") {
        add(anchors, own(value, "$dynamicAnchor"));
        add(dynamicAnchors, own(value, "$dynamicAnchor"));
      } else if (own(value, "$recursiveAnchor") === true && location === resource.location) add(dynamicAnchors, "");
    };
    // the visit gives the root its resource before anyone reads it
    const root = new Location(numbering, json, undefined as unknown as Resource);
    const document: DocumentIndex = { root, unusable };
    visit(root, undefined, 0);
    if (!byUri.has(uri)) byUri.set(uri, root.resource);
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
    return remote === undefined ? undefined : index(remote, uri, fallback) && byUri.get(uri);
  };

  const resolve = (from: Location, reference: string): Resolution => {
    const hash = reference.indexOf("#");
    const path = hash < 0 ? reference : reference.slice(0, hash);
    const fragment = decode(hash < 0 ? "" : reference.slice(hash + 1));
    const resource = path === "" ? from.resource : byAbsoluteUri(resolveUri(from.resource.uri, path));
    if (resource === undefined) return { missing: `nothing here has the URI ${resolveUri(from.resource.uri, path)}` };
    if (fragment === undefined) return { missing: "its fragment is not well-formed" };
    if (fragment === "" || fragment.startsWith("/")) {
      const location = resource.location.at(tokens(fragment));
      if (location === undefined) return { missing: `there is nothing at ${fragment}` };
      const recursive = fragment === "" && resource.dynamicAnchors.has("") ? { dynamicName: "" } : {};
      return { location, ...recursive };
    }
    const location = resource.anchors.get(fragment);
    if (location === undefined) return { missing: `there is no anchor ${fragment}` };
    return { location, ...(resource.dynamicAnchors.has(fragment) ? { dynamicName: fragment } : {}) };
  };

  return { main, resolve };
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
  return { ...base, handlers, assertsFormats: asksForFormats(base, selected) };
}

/** Whether a meta-schema that names vocabularies wants formats asserted; only the older draft goes by the boolean. */
function asksForFormats({ formatAssertion }: Dialect, selected: JsonObject): boolean {
  if (formatAssertion === undefined) return false;
  const { vocabulary, whenRequired } = formatAssertion;
  const needed = own(selected, vocabulary);
  return whenRequired ? needed === true : needed !== undefined;
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
