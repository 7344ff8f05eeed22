/** One keyword of a schema comes, goes or becomes another, at any depth. */
import fc from "fast-check";
import { isArray, isObject, type Json, type JsonObject } from "../../src/model/json.js";
import { schemas } from "./arbitrary-schemas.js";

export interface Mutation {
  readonly old: JsonObject;
  readonly new: JsonObject;
  /** `added not`, `changed items`, … */
  readonly what: string;
}

type Path = readonly (string | number)[];

/** Where a keyword's value is data and no schema. */
const data = new Set(["enum", "const", "default", "examples", "required", "type", "dependentRequired"]);
/** Where the keys are names and no keywords. */
const maps = new Set(["properties", "patternProperties", "$defs", "dependentSchemas", "dependencies"]);

/** The paths of all schema objects. */
function places(value: Json, path: Path = [], isMap = false): Path[] {
  if (isArray(value)) return value.flatMap((item, i) => places(item, [...path, i]));
  if (!isObject(value)) return [];
  const below = Object.keys(value).flatMap((key) => {
    if (!isMap && data.has(key)) return [];
    return places(value[key] as Json, [...path, key], !isMap && maps.has(key));
  });
  return isMap ? below : [path, ...below];
}

function at(value: Json, path: Path): JsonObject {
  return path.reduce<Json>(
    (inner, token) => (inner as Record<string | number, Json>)[token] as Json,
    value,
  ) as JsonObject;
}

const keywordsOf = (schema: JsonObject): string[] => Object.keys(schema).filter((keyword) => keyword !== "$defs");

/** A schema and the same schema with one keyword of another schema in it, or one keyword less. */
export function mutations(dialect: "draft-07" | "2020-12"): fc.Arbitrary<Mutation> {
  return fc
    .record({
      schema: schemas(dialect),
      donor: schemas(dialect),
      place: fc.nat(),
      keyword: fc.nat(),
      removes: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ schema, donor, place, keyword, removes }) => {
      const spots = places(schema);
      const path = spots[place % spots.length] as Path; // there is the root
      const next = structuredClone(schema) as JsonObject;
      const target = at(next, path) as { [keyword: string]: Json };
      const own = keywordsOf(target);
      if (removes === 0 && own.length > 0) {
        const gone = own[keyword % own.length] as string;
        delete target[gone];
        return { old: schema, new: next, what: `removed ${gone}` };
      }
      const offered = keywordsOf(donor);
      const name = offered[keyword % offered.length] ?? "title";
      const what = `${Object.hasOwn(target, name) ? "changed" : "added"} ${name}`;
      if (donor[name] !== undefined) target[name] = donor[name];
      return { old: schema, new: next, what };
    });
}
