/** Which subschemas hold together at one instance location: references and `allOf` always, branches by choice. */
import type { Node } from "../../model/ir.js";
import { isArray, isObject, type Json, own } from "../../model/json.js";
import type { Builder } from "../build.js";
import { whenPresent } from "../keywords/dependencies.js";
import type { Location } from "../location.js";
import type { Scope } from "../scope.js";
import { finished } from "../term.js";
import { undescribedKeyword } from "../undescribed.js";
import { flattenAll, type Spot } from "./closing-spots.js";

/** More choices than this are not told apart; the writer is then not closed there. */
const maxAlternatives = 1024;
/** Choices over several unions at one place that are multiplied out. */
const maxProducts = 24;
/** Variants of an `anyOf` whose properties a closed writer may combine; of wider ones it sends a single variant. */
const maxCombined = 4;

/** The schemas that a choice rests on, as nodes. */
export interface Guards {
  readonly builder: Builder;
  readonly plain: (location: Location, scope: Scope) => Node;
}

/** A choice of the subschemas that hold together. */
export interface Alternative {
  /** What must hold for it. */
  readonly guards: readonly Node[];
  /** Schema objects, none of them a mere reference or conjunction. */
  readonly flat: readonly Spot[];
  /** A variant that declares nothing holds: any property is declared. */
  readonly free: boolean;
}

const declaresNames = (flat: readonly Spot[]): boolean =>
  flat.some(({ schema }) => isObject(own(schema, "properties")));

/** The alternatives at an instance location; `undefined` when they cannot be told apart. */
export function alternativesOf(guards: Guards, flat: readonly Spot[]): readonly Alternative[] | undefined {
  return expand(guards, flat, new Set());
}

function expand(guards: Guards, flat: readonly Spot[], within: ReadonlySet<Spot>): readonly Alternative[] | undefined {
  if (flat.some(({ location }) => undescribedKeyword(location) !== undefined)) return undefined;
  const base: Alternative = { guards: [], flat, free: false };
  const unions: (readonly Alternative[])[] = [];
  const inside = new Set([...within, ...flat]);
  const mayBeFree = !declaresNames(flat);
  for (const spot of flat) {
    for (const group of groupsOf(guards, spot, mayBeFree)) {
      const choices: (readonly Alternative[])[] = [];
      for (const { guard, spots, open } of group.branches) {
        // a branch that leads back here adds nothing to itself
        const branch = flattenAll(spots).filter((one) => !inside.has(one));
        if (open && !declaresNames(branch)) choices.push([{ guards: [guard], flat: branch, free: true }]);
        else if (branch.length > 0) {
          const nested = expand(guards, branch, inside);
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
  return {
    guards: [...a.guards, ...b.guards],
    flat: a.flat.length === 0 ? b.flat : [...new Set([...a.flat, ...b.flat])],
    free: a.free || b.free,
  };
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
  readonly guard: Node;
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
function* groupsOf(guards: Guards, spot: Spot, mayBeFree: boolean): Iterable<Group> {
  const { terms } = guards.builder;
  const { table } = terms;
  const { schema } = spot;
  const { handlers } = spot.location.resource.dialect;
  const at = (...tokens: readonly (string | number)[]): Spot => spot.below(...tokens);
  const plain = ({ location, scope }: Spot): Node => guards.plain(location, scope);
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const branches = own(schema, keyword);
    if (!isArray(branches)) continue;
    yield {
      combinable: keyword === "anyOf",
      exhaustive: true,
      branches: branches.map((_: Json, i: number) => {
        const branch = at(keyword, i);
        return { guard: plain(branch), spots: [branch], open: mayBeFree };
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
        { guard: table.not(condition), spots: branch("else"), open: false },
      ],
    };
  }
  for (const keyword of ["dependentSchemas", "dependencies"] as const) {
    const map = own(schema, keyword);
    if (!isObject(map) || !handlers.has(keyword)) continue;
    for (const name of Object.keys(map)) {
      if (isArray(map[name])) continue;
      // present, and an object: the negation of "absent or not an object"
      const present = table.not(finished(whenPresent({ terms }, name, terms.leaf(table.false))) as Node);
      yield {
        combinable: false,
        exhaustive: false,
        branches: [{ guard: present, spots: [at(keyword, name)], open: false }],
      };
    }
  }
}
