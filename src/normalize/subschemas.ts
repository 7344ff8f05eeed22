/** The subschemas of a schema object, wherever its dialect has a keyword that holds some. */
import { isArray, isObject } from "../model/json.js";
import type { Dialect } from "./dialect.js";
import type { Location } from "./location.js";

/** Keywords whose schemas apply only where a reference leads to them. */
const definitions: ReadonlySet<string> = new Set(["definitions", "$defs"]);

/** Those that apply, and the definitions. */
export function schemasBelow(location: Location, dialect: Dialect): Iterable<Location> {
  return subschemas(location, dialect, new Set());
}

/** Those that apply. */
export function applicableBelow(location: Location, dialect: Dialect): Iterable<Location> {
  return subschemas(location, dialect, definitions);
}

function* subschemas(location: Location, dialect: Dialect, left: ReadonlySet<string>): Iterable<Location> {
  const { json } = location;
  if (!isObject(json)) return;
  for (const keyword of Object.keys(json)) {
    const applicator = dialect.applicators.get(keyword);
    if (applicator === undefined || left.has(keyword)) continue;
    const held = json[keyword];
    const here = location.below(keyword);
    if (isArray(held)) {
      if (applicator !== "schemas" && applicator !== "schema-or-schemas") continue;
      for (let i = 0; i < held.length; i++) yield here.below(i);
    } else if (applicator === "schema-map" || applicator === "schema-or-names-map") {
      if (!isObject(held)) continue;
      for (const key of Object.keys(held)) if (!isArray(held[key])) yield here.below(key);
    } else if (applicator !== "schemas") yield here;
  }
}
