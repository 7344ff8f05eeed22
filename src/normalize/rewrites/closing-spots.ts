/**
 * What the closing of a writer wants to know of one subschema, each looked up once. Classes, because equal spots are
 * one object and most are asked for little.
 */
import { isArray, isObject, type Json, type JsonObject, own } from "../../model/json.js";
import type { Builder } from "../build.js";
import type { Location } from "../location.js";
import { type Scope, spotKey } from "../scope.js";
import { undescribedKeyword } from "../undescribed.js";

/** Keywords by which a schema object says something of what is below its instance. */
const speaking = [
  ...["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"],
  ...["items", "prefixItems", "additionalItems", "anyOf", "oneOf", "if", "dependentSchemas", "dependencies"],
];
const references = ["$ref", "$dynamicRef", "$recursiveRef"] as const;
const none: ReadonlyMap<string, Spot> = new Map();

/** A subschema in its dynamic scope. */
export class Spot {
  readonly key: number;
  readonly location: Location;
  readonly scope: Scope;
  readonly #spots: Spots;
  #flat: readonly Spot[] | undefined;
  #objects: Objects | undefined;
  #arrays: Arrays | undefined;

  constructor(spots: Spots, location: Location, scope: Scope) {
    this.key = spotKey(location, scope);
    this.location = location;
    this.scope = scope;
    this.#spots = spots;
  }

  /** The schema object; only spots that are {@link flat} are sure to have one. */
  get schema(): JsonObject {
    return this.location.json as JsonObject;
  }

  /** The schema objects that hold wherever this one does, once each; those that say nothing are left out. */
  get flat(): readonly Spot[] {
    this.#flat ??= flatten(this.#spots, this);
    return this.#flat;
  }

  /** What a schema object says of properties. */
  get objects(): Objects {
    this.#objects ??= this.#readObjects();
    return this.#objects;
  }

  /** What a schema object says of items. */
  get arrays(): Arrays {
    this.#arrays ??= this.#readArrays();
    return this.#arrays;
  }

  below(...tokens: readonly (string | number)[]): Spot {
    return this.#spots.at(this.location.below(...tokens), this.scope);
  }

  #readObjects(): Objects {
    const rest = own(this.schema, "additionalProperties");
    return {
      named: this.#map("properties"),
      patterns: this.#map("patternProperties"),
      open: rest !== undefined || own(this.schema, "unevaluatedProperties") !== undefined,
      rest: isObject(rest) ? this.below("additionalProperties") : undefined,
    };
  }

  #map(keyword: string): ReadonlyMap<string, Spot> {
    const held = own(this.schema, keyword);
    if (!isObject(held)) return none;
    return new Map(Object.keys(held).map((name) => [name, this.below(keyword, name)]));
  }

  #readArrays(): Arrays {
    const items = own(this.schema, "items");
    const modern = this.location.resource.dialect.handlers.has("prefixItems");
    const tuple = modern ? own(this.schema, "prefixItems") : items;
    const keyword = modern ? "prefixItems" : "items";
    const rest = modern || !isArray(items) ? "items" : "additionalItems";
    return {
      prefix: isArray(tuple) ? tuple.map((_: Json, i: number) => this.below(keyword, i)) : [],
      rest: isObject(own(this.schema, rest)) ? [this.below(rest)] : [],
    };
  }
}

export interface Objects {
  readonly named: ReadonlyMap<string, Spot>;
  readonly patterns: ReadonlyMap<string, Spot>;
  /** Whether it mentions what other properties may be. */
  readonly open: boolean;
  readonly rest: Spot | undefined;
}

export interface Arrays {
  /** By position. */
  readonly prefix: readonly Spot[];
  /** Of all later ones; one or none. */
  readonly rest: readonly Spot[];
}

/** The spots of one builder. */
export class Spots {
  readonly builder: Builder;
  readonly #known = new Map<number, Spot>();

  constructor(builder: Builder) {
    this.builder = builder;
  }

  at(location: Location, scope: Scope): Spot {
    const key = spotKey(location, scope);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = new Spot(this, location, scope);
    this.#known.set(key, made);
    return made;
  }
}

/** The schema objects that hold wherever all of these do, once each. */
export function flattenAll(spots: readonly Spot[]): readonly Spot[] {
  const [only] = spots;
  if (only === undefined) return [];
  return spots.length === 1 ? only.flat : [...new Set(spots.flatMap(({ flat }) => flat))];
}

/** A name for a set of spots. */
export function keyOf(spots: readonly Spot[]): string {
  return spots
    .map(({ key }) => key)
    .sort((a, b) => a - b)
    .join();
}

function flatten(spots: Spots, start: Spot): readonly Spot[] {
  const { builder } = spots;
  const found: Spot[] = [];
  const seen = new Set<Spot>();
  const queue = [start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { location } = next;
    const schema = location.json;
    if (!isObject(schema)) continue;
    const scope = builder.scopes.enter(next.scope, location);
    const spot = spots.at(location, scope);
    if (seen.has(spot)) continue;
    seen.add(spot);
    const { handlers, refHidesSiblings } = location.resource.dialect;
    for (const keyword of references) {
      if (typeof own(schema, keyword) !== "string" || !handlers.has(keyword)) continue;
      const target = builder.follow(location, keyword, scope);
      if (!("missing" in target)) queue.push(spots.at(target.location, target.scope));
    }
    if (refHidesSiblings && typeof own(schema, "$ref") === "string") continue;
    const conjuncts = own(schema, "allOf");
    if (isArray(conjuncts)) for (let i = 0; i < conjuncts.length; i++) queue.push(spot.below("allOf", i));
    if (speaking.some((keyword) => Object.hasOwn(schema, keyword)) || undescribedKeyword(location) !== undefined)
      found.push(spot);
  }
  return found;
}
