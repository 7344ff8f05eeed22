/** Where the places of a document are, and where its references lead; each is found once. */
import { isObject, own } from "../model/json.js";
import { unescapeToken } from "../model/pointer.js";
import type { Builder, ReferenceKeyword } from "./build.js";
import type { Location, Resource } from "./location.js";

/** Finds places of a document, each from the one above it: a large document is asked for very many. */
export function createFinder(root: Location): (pointer: string) => Location | undefined {
  const known = new Map<string, Location | undefined>([["", root]]);
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
      location = location?.child(unescapeToken(next.slice(next.lastIndexOf("/") + 1)));
      known.set(next, location);
    }
    return location;
  };
}

export type ReferenceAt = (location: Location) => Location | undefined;

/** Where the references of the main document lead. In one resource, equal references lead to one place. */
export function createReferences(builder: Builder): ReferenceAt {
  const { registry, scopes } = builder;
  const known = new Map<Resource, Map<string, Location | undefined>>();
  const find = (location: Location, keyword: ReferenceKeyword): Location | undefined => {
    const target = builder.follow(location, keyword, scopes.enter(scopes.none, location));
    return "missing" in target || target.location.resource.document !== registry.main ? undefined : target.location;
  };
  return (location) => {
    const { json, resource } = location;
    if (!isObject(json)) return undefined;
    for (const keyword of ["$ref", "$dynamicRef", "$recursiveRef"] as const) {
      const reference = own(json, keyword);
      if (typeof reference !== "string" || !resource.dialect.handlers.has(keyword)) continue;
      const targets = known.get(resource) ?? new Map<string, Location | undefined>();
      known.set(resource, targets);
      const key = `${keyword} ${reference}`;
      if (!targets.has(key)) targets.set(key, find(location, keyword));
      return targets.get(key);
    }
    return undefined;
  };
}
