/** What a chain of mere references leads to; the place itself where it says more. */
export function followed(document: IndexedDocument, start: Location): Location {
  const seen = new Set<Location>();
  for (let location = start; ; ) {
    const target = document.targetOf(location);
    if (target === undefined || seen.has(target)) return location;
    const schema = location.json as JsonObject;
    const { dialect } = location.resource;
    const keyword = referenceKeyword(schema, dialect);
    if (!hidesSiblings(schema, dialect) && saysMore(location, (one) => one === keyword)) return location;
    seen.add(target);
    location = target;
  }
}

/** Where the references of a schema and of everything written inside it lead. */
import { isObject, type JsonObject } from "../../model/json.js";
import type { IndexedDocument } from "../indexed-document.js";
import type { Location } from "../location.js";
import { applicableBelow } from "../subschemas.js";
import { hidesSiblings, referenceKeyword } from "./members.js";
import { saysMore } from "./wording.js";

/** Places with schema objects, once each. Definitions inside count where a reference leads to them. */
export function referencesBelow(document: IndexedDocument, start: Location): readonly Location[] {
  const found = new Set<Location>();
  const queue = [start];
  for (let location = queue.pop(); location !== undefined; location = queue.pop()) {
    const { json, resource } = location;
    if (!isObject(json)) continue;
    const target = document.targetOf(location);
    if (target !== undefined && isObject(target.json)) found.add(target);
    if (hidesSiblings(json, resource.dialect)) continue;
    queue.push(...applicableBelow(location, resource.dialect));
  }
  return [...found];
}
