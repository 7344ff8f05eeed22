/** What is wrong with the part of a document that a schema reaches. */
import type { SchemaProblem } from "../model/engine.js";
import { isObject, own } from "../model/json.js";
import { join } from "../model/pointer.js";
import type { Builder } from "./build.js";
import type { Location } from "./location.js";
import type { ReferenceAt } from "./places.js";
import { applicableBelow } from "./subschemas.js";

/** The recorded problems among everything that applies at a location or below. */
export function problemsAt(
  { problems, registry }: Builder,
  referenceAt: ReferenceAt,
  start: Location,
): readonly SchemaProblem[] {
  if (problems.size === 0) return [];
  const found = new Map<string, SchemaProblem>();
  const seen = new Set<Location>();
  const queue: Location[] = [start];
  const add = (pointer: string): void => {
    const problem = problems.get(pointer);
    if (problem !== undefined) found.set(pointer, problem);
  };
  for (let location = queue.pop(); location !== undefined; location = queue.pop()) {
    const { pointer, json, resource } = location;
    if (seen.has(location) || resource.document !== registry.main) continue;
    seen.add(location);
    add(pointer);
    if (!isObject(json)) continue;
    for (const keyword of Object.keys(json)) add(join(pointer, keyword));
    const target = referenceAt(location);
    if (target !== undefined) queue.push(target);
    if (resource.dialect.refHidesSiblings && typeof own(json, "$ref") === "string") continue;
    queue.push(...applicableBelow(location, resource.dialect));
  }
  return [...found.values()];
}
