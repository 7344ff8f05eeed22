/** Where the references of a schema and of everything written inside it lead. */
import { isObject } from "../../model/json.js";
import type { IndexedDocument } from "../indexed-document.js";
import type { Location } from "../location.js";
import { applicableBelow } from "../subschemas.js";
import { hidesSiblings } from "./members.js";

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
