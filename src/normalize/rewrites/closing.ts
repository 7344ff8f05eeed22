/**
 * What `unknownProperties: declared` adds to a writer's schema: at each object location the properties that the
 * schema declares and no others, as by `unevaluatedProperties: false` at the outermost place; recursively below.
 *
 * It is built as a constraint of its own, to be conjoined with the schema, so that unchanged subschemas stay the
 * same nodes. What is closed is a *set* of subschemas: all that speak of one instance location, since each declares
 * a part of it. An object without declared properties stays free-form, and so does one that mentions
 * `additionalProperties` or `unevaluatedProperties`. Where it is not clear which subschemas speak of a key (names
 * that may match patterns), more of them are taken: the closing may be too wide, never too narrow.
 */
import { isArray, isObject, type Json, own } from "../../model/json.js";
import type { Builder } from "../build.js";
import type { Location } from "../location.js";
import type { Scope } from "../scope.js";
import type { Term } from "../term.js";
import type { Alternative, FlatSpot, Spot } from "./closing-spots.js";
import { alternativesOf, flatten } from "./closing-unions.js";

/** The closing of what a location describes. */
export function closing(builder: Builder, location: Location, scope: Scope): Term {
  return closeAll(builder, [{ location, scope }]);
}

/** The closing of an instance location that all of these subschemas describe. */
function closeAll(builder: Builder, spots: readonly Spot[]): Term {
  const { terms } = builder;
  const flat = flatten(builder, spots);
  const [first] = flat;
  if (first === undefined) return terms.leaf(terms.table.true);
  return builder.shared(`closing ${keyOf(flat)}`, first.location, () => {
    const alternatives = alternativesOf(builder, flat);
    if (alternatives === undefined) return terms.leaf(terms.table.true);
    return terms.or(alternatives.map((one) => terms.and([...one.guards, closeOne(builder, one)])));
  });
}

const keyOf = (flat: readonly FlatSpot[]): string =>
  flat
    .map(({ key }) => key)
    .sort((a, b) => a - b)
    .join();

/** The closing when it is known which subschemas hold; a variant of many unions is closed once. */
function closeOne(builder: Builder, alternative: Alternative): Term {
  const { flat, free } = alternative;
  const [first] = flat;
  if (first === undefined) return builder.terms.leaf(builder.terms.table.true);
  return builder.shared(`closed ${free} ${keyOf(flat)}`, first.location, () =>
    builder.terms.and([closedObject(builder, alternative), closedArray(builder, flat)]),
  );
}

const schemaOf = ({ location }: Spot) => location.json as { readonly [key: string]: Json };

/** The subschema of a spot under a keyword, with further tokens. */
function below({ location, scope }: Spot, ...tokens: readonly (string | number)[]): Spot {
  return { location: location.below(...tokens), scope };
}

function closedObject(builder: Builder, { flat, free }: Alternative): Term {
  const { terms } = builder;
  const declaring = new Map<string, FlatSpot[]>();
  const byPattern: { pattern: string; spot: Spot }[] = [];
  const additional: FlatSpot[] = [];
  let open = free;
  for (const spot of flat) {
    const schema = schemaOf(spot);
    const [declared, patterns] = [own(schema, "properties"), own(schema, "patternProperties")];
    if (isObject(declared)) {
      for (const name of Object.keys(declared)) {
        const spots = declaring.get(name);
        if (spots === undefined) declaring.set(name, [spot]);
        else spots.push(spot);
      }
    }
    if (isObject(patterns)) {
      for (const pattern of Object.keys(patterns)) {
        byPattern.push({ pattern, spot: below(spot, "patternProperties", pattern) });
      }
    }
    const rest = own(schema, "additionalProperties");
    if (rest !== undefined || own(schema, "unevaluatedProperties") !== undefined) open = true;
    if (isObject(rest)) additional.push(spot);
  }
  const ofPatterns = byPattern.map(({ spot }) => spot);
  const rests = additional.map((spot) => below(spot, "additionalProperties"));
  const named = new Map<string, Term>();
  for (const [name, spots] of declaring) {
    const silent = rests.filter((_, i) => !spots.includes(additional[i] as FlatSpot));
    const declared = spots.map((spot) => below(spot, "properties", name));
    named.set(name, closeAll(builder, [...declared, ...silent, ...ofPatterns]));
  }
  const others = closeAll(builder, [...ofPatterns, ...rests]);
  const rest = named.size > 0 && !open ? terms.leaf(terms.table.false) : others;
  return terms.properties(
    named,
    byPattern.map(({ pattern }) => ({ pattern, term: others })),
    rest,
  );
}

function closedArray(builder: Builder, flat: readonly Spot[]): Term {
  const { terms } = builder;
  /** What a spot says of an item: by position, then of all later ones. */
  const speaking = flat.map((spot) => {
    const schema = schemaOf(spot);
    const items = own(schema, "items");
    const modern = spot.location.resource.dialect.handlers.has("prefixItems");
    const tuple = modern ? own(schema, "prefixItems") : items;
    const keyword = modern ? "prefixItems" : "items";
    const rest = modern || !isArray(items) ? "items" : "additionalItems";
    return {
      prefix: isArray(tuple) ? tuple.map((_: Json, i: number) => below(spot, keyword, i)) : [],
      rest: isObject(own(schema, rest)) ? [below(spot, rest)] : [],
    };
  });
  const longest = Math.max(0, ...speaking.map(({ prefix }) => prefix.length));
  const at = (index: number): Term =>
    closeAll(
      builder,
      speaking.flatMap(({ prefix, rest }) => prefix[index] ?? rest),
    );
  return terms.items(
    Array.from({ length: longest }, (_, index) => at(index)),
    at(longest),
  );
}
