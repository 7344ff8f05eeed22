/** Where the places of a document are, and where its references lead; each is found once. */
import { isArray, isObject, type Json, own } from "../model/json.js";
import { unescapeToken } from "../model/pointer.js";
import type { Builder, ReferenceKeyword } from "./build.js";
import type { Location, Resource } from "./registry.js";

/** Finds places of the main document, each from the one above it: a large document is asked for very many. */
export function createFinder({ registry, below }: Builder): (pointer: string) => Location | undefined {
  const { root } = registry.main;
  const known = new Map<string, Location | undefined>([["", { resource: root, pointer: "", json: root.json }]]);
  const step = (above: Location | undefined, token: string): Location | undefined => {
    if (above === undefined || !hasChild(above.json, token)) return undefined;
    return below(above, [token]);
  };
  return (pointer) => {
    const found = known.get(pointer);
    if (found !== undefined || known.has(pointer)) return found;
    const missing: string[] = [];
    let above = pointer;
    for (; !known.has(above); above = above.slice(0, above.lastIndexOf("/"))) {
      if (above.lastIndexOf("/") < 0) return undefined;
      missing.push(above);
    }
    let location = known.get(above);
    for (const next of missing.reverse()) {
      location = step(location, unescapeToken(next.slice(next.lastIndexOf("/") + 1)));
      known.set(next, location);
    }
    return location;
  };
}

function hasChild(json: Json, token: string): boolean {
  if (isArray(json)) return /^(0|[1-9]\d*)$/.test(token) && Number(token) < json.length;
  return isObject(json) && Object.hasOwn(json, token);
}

export type ReferenceAt = (location: Location) => string | undefined;

/** Where the references of the main document lead. In one resource, equal references lead to one place. */
export function createReferences(builder: Builder): ReferenceAt {
  const known = new Map<Resource, Map<string, string | undefined>>();
  const find = (location: Location, keyword: ReferenceKeyword): string | undefined => {
    const target = builder.follow(location, keyword, builder.enter(new Map(), location));
    if ("missing" in target || target.location.resource.document !== builder.registry.main) return undefined;
    return target.location.pointer;
  };
  return (location) => {
    const { json, resource } = location;
    if (!isObject(json)) return undefined;
    for (const keyword of ["$ref", "$dynamicRef", "$recursiveRef"] as const) {
      const reference = own(json, keyword);
      if (typeof reference !== "string" || !resource.dialect.handlers.has(keyword)) continue;
      const targets = known.get(resource) ?? new Map<string, string | undefined>();
      known.set(resource, targets);
      const key = `${keyword} ${reference}`;
      if (!targets.has(key)) targets.set(key, find(location, keyword));
      return targets.get(key);
    }
    return undefined;
  };
}
