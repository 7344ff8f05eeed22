/** Which subschemas hold together at one instance location: references and `allOf` always, branches by choice. */
import { isArray, isObject, type Json, own } from "../../model/json.js";
import type { Builder } from "../build.js";
import { whenPresent } from "../keywords/dependencies.js";
import { spotKey } from "../scope.js";
import type { Term } from "../term.js";
import type { Alternative, FlatSpot, Spot } from "./closing-spots.js";

/** More choices than this are not told apart; the writer is then not closed there. */
const maxAlternatives = 1024;
/** Choices over several unions at one place that are multiplied out. */
const maxProducts = 24;
/** Variants of an `anyOf` whose properties a closed writer may combine; of wider ones it sends a single variant. */
const maxCombined = 4;

/** Keywords by which a schema object says something of what is below its instance. */
const speaking = [
  ...["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"],
  ...["items", "prefixItems", "additionalItems", "anyOf", "oneOf", "if", "dependentSchemas", "dependencies"],
];
const references = ["$ref", "$dynamicRef", "$recursiveRef"] as const;

/** The schema objects that hold wherever all of these do, once each; those that say nothing are left out. */
export function flatten(builder: Builder, spots: readonly Spot[]): readonly FlatSpot[] {
  const found = new Map<number, FlatSpot>();
  const seen = new Set<number>();
  const queue = [...spots];
  for (let spot = queue.pop(); spot !== undefined; spot = queue.pop()) {
    const { location } = spot;
    const schema = location.json;
    if (!isObject(schema)) continue;
    const scope = builder.scopes.enter(spot.scope, location);
    const key = spotKey(location, scope);
    if (seen.has(key)) continue;
    seen.add(key);
    const { handlers, refHidesSiblings } = location.resource.dialect;
    for (const keyword of references) {
      if (typeof own(schema, keyword) !== "string" || !handlers.has(keyword)) continue;
      const target = builder.follow(location, keyword, scope);
      if (!("missing" in target)) queue.push(target);
    }
    if (refHidesSiblings && typeof own(schema, "$ref") === "string") continue;
    const conjuncts = own(schema, "allOf");
    if (isArray(conjuncts)) {
      for (let i = 0; i < conjuncts.length; i++) queue.push({ location: location.below("allOf", i), scope });
    }
    if (speaking.some((keyword) => own(schema, keyword) !== undefined)) found.set(key, { location, scope, key });
  }
  return [...found.values()];
}

const declaresNames = (flat: readonly Spot[]): boolean =>
  flat.some(({ location }) => isObject(own(location.json as { readonly [key: string]: Json }, "properties")));

/** The alternatives at an instance location; `undefined` when there are too many to tell apart. */
export function alternativesOf(builder: Builder, flat: readonly FlatSpot[]): readonly Alternative[] | undefined {
  return expand(builder, flat, new Set());
}

function expand(
  builder: Builder,
  flat: readonly FlatSpot[],
  within: ReadonlySet<number>,
): readonly Alternative[] | undefined {
  const base: Alternative = { guards: [], flat, free: false };
  const unions: (readonly Alternative[])[] = [];
  const inside = new Set([...within, ...flat.map(({ key }) => key)]);
  const mayBeFree = !declaresNames(flat);
  for (const spot of flat) {
    for (const group of groupsOf(builder, spot, mayBeFree)) {
      const choices: (readonly Alternative[])[] = [];
      for (const { guard, spots, open } of group.branches) {
        // a branch that leads back here adds nothing to itself
        const branch = flatten(builder, spots).filter(({ key }) => !inside.has(key));
        if (open && !declaresNames(branch)) choices.push([{ guards: [guard], flat: branch, free: true }]);
        else if (branch.length > 0) {
          const nested = expand(builder, branch, inside);
          if (nested === undefined) return undefined;
          choices.push(nested.map((one) => ({ ...one, guards: [guard, ...one.guards] })));
        }
      }
      if (choices.length === 0) continue;
      const one = choices.flat();
      const combined = group.combinable && choices.length <= maxCombined ? subsets(choices) : one;
      const none: Alternative = { guards: [], flat: [], free: false };
      // some branch holds: without one that says nothing, the case of none is covered
      const options = group.exhaustive && choices.length === group.branches.length ? combined : [none, ...combined];
      if (options.length > maxAlternatives) return undefined;
      unions.push(options);
    }
  }
  const products = unions.reduce((product, { length }) => product * length, 1);
  if (unions.length < 2 || products <= maxProducts) {
    return unions.reduce<readonly Alternative[]>(
      (all, options) => all.flatMap((a) => options.map((b) => merge(a, b))),
      [base],
    );
  }
  // many unions at one place: the widest is told apart; whatever any branch of the others declares counts as declared
  const widest = unions.reduce((best, next) => (next.length > best.length ? next : best));
  const together = unions
    .filter((options) => options !== widest)
    .flat()
    .reduce(merge, base);
  return widest.map((one) => merge({ ...together, guards: [] }, one));
}

function merge(a: Alternative, b: Alternative): Alternative {
  if (b.flat.length === 0) return { guards: [...a.guards, ...b.guards], flat: a.flat, free: a.free || b.free };
  const flat = new Map([...a.flat, ...b.flat].map((spot) => [spot.key, spot]));
  return { guards: [...a.guards, ...b.guards], flat: [...flat.values()], free: a.free || b.free };
}

/** Non-empty choices of branches that hold together, each with one of its own alternatives. */
function subsets(branches: readonly (readonly Alternative[])[]): readonly Alternative[] {
  let chosen: readonly Alternative[] = [];
  for (const alternatives of branches) {
    chosen = [...chosen, ...alternatives, ...chosen.flatMap((one) => alternatives.map((other) => merge(one, other)))];
  }
  return chosen;
}

interface Branch {
  readonly guard: Term;
  readonly spots: readonly Spot[];
  /** Whether a branch without declared properties makes the object free-form. */
  readonly open: boolean;
}

interface Group {
  readonly branches: readonly Branch[];
  /** Whether several branches may hold together. */
  readonly combinable: boolean;
  /** Whether one of the branches surely holds. */
  readonly exhaustive: boolean;
}

/** The unions of a schema object: each a set of branches with the guards under which they speak. */
function* groupsOf(builder: Builder, { location, scope }: Spot, mayBeFree: boolean): Iterable<Group> {
  const { terms } = builder;
  const schema = location.json as { readonly [key: string]: Json };
  const { handlers } = location.resource.dialect;
  const at = (...tokens: readonly (string | number)[]): Spot => ({ location: location.below(...tokens), scope });
  const plain = (spot: Spot): Term => builder.build(spot.location, spot.scope, "plain");
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const branches = own(schema, keyword);
    if (!isArray(branches)) continue;
    yield {
      combinable: keyword === "anyOf",
      exhaustive: true,
      branches: branches.map((_: Json, i: number) => {
        const spot = at(keyword, i);
        return { guard: plain(spot), spots: [spot], open: mayBeFree };
      }),
    };
  }
  if (own(schema, "if") !== undefined && handlers.has("if")) {
    const condition = plain(at("if"));
    const branch = (keyword: "then" | "else"): readonly Spot[] =>
      own(schema, keyword) === undefined ? [] : [at(keyword)];
    yield {
      combinable: false,
      exhaustive: true,
      branches: [
        { guard: condition, spots: [at("if"), ...branch("then")], open: false },
        { guard: terms.not(condition), spots: branch("else"), open: false },
      ],
    };
  }
  for (const keyword of ["dependentSchemas", "dependencies"] as const) {
    const map = own(schema, keyword);
    if (!isObject(map) || !handlers.has(keyword)) continue;
    for (const name of Object.keys(map)) {
      if (isArray(map[name])) continue;
      // present, and an object: the negation of "absent or not an object"
      const present = terms.not(whenPresent({ terms }, name, terms.leaf(terms.table.false)));
      yield {
        combinable: false,
        exhaustive: false,
        branches: [{ guard: present, spots: [at(keyword, name)], open: false }],
      };
    }
  }
}
