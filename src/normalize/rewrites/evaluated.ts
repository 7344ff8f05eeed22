/**
 * What the keywords at one place evaluate, for `unevaluated*`: the walk through all that applies in place. What it
 * gathers is for an algebra to say; there are two, `conditions.ts` and `alternatives.ts`. Negations are never needed
 * except for `else`: evaluation only grows with the branches that hold.
 */
import { isArray, isObject, type Json, own } from "../../model/json.js";
import type { Builder, Reading } from "../build.js";
import { whenPresent } from "../keywords/dependencies.js";
import type { Location } from "../location.js";
import { type Scope, spotKey } from "../scope.js";
import type { Term } from "../term.js";
import { undescribedKeyword } from "../undescribed.js";

export interface Question {
  readonly builder: Builder;
  readonly scope: Scope;
  readonly reading: Reading;
  readonly what: "properties" | "items";
}

/** What the keywords of one schema object evaluate by themselves. */
export interface Direct {
  /** Everything is evaluated. */
  readonly all: boolean;
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  /** The first so many items. */
  readonly prefix: number;
  /** Items in one of these are evaluated (`contains`, since 2020-12). */
  readonly items: readonly Term[];
}

/** What is evaluated where a condition holds. */
export interface Branch<T> {
  readonly condition: Term;
  readonly evaluated: T;
}

/** How what is evaluated is put together; `undefined` where it becomes too much. */
export interface Algebra<T> {
  readonly nothing: T;
  direct(found: Direct): T;
  /** Both apply. */
  both(a: T, b: T): T | undefined;
  /** Any number of branches hold, beside what applies anyway. */
  any(branches: readonly Branch<T>[], beside: T): T | undefined;
  /** At most one branch holds. */
  one(branches: readonly Branch<T>[]): T | undefined;
}

/** The algebra's answer for a location; `undefined` when a keyword is not described, or it becomes too much. */
export type Walk<T> = (question: Question, location: Location) => T | undefined;

/** A walk for one builder: it remembers what it found, so that shared definitions are looked into once. */
export function createWalk<T>(algebra: Algebra<T>): Walk<T> {
  const memory = new Map<string, T | undefined>();
  /** Counts the cycles met: an answer that was cut short by one holds only where it was found. */
  let cuts = 0;

  const collect = (
    question: Question,
    location: Location,
    outermost: boolean,
    visiting: ReadonlySet<Location>,
  ): T | undefined => {
    if (!isObject(location.json)) return algebra.nothing;
    if (undescribedKeyword(location) !== undefined) return undefined;
    if (visiting.has(location)) {
      cuts += 1;
      return algebra.nothing;
    }
    const { scope, reading, what } = question;
    const key = `${what} ${reading} ${outermost} ${spotKey(location, scope)}`;
    if (memory.has(key)) return memory.get(key);
    const before = cuts;
    const found = collectAfresh(question, location, outermost, new Set(visiting).add(location));
    if (cuts === before) memory.set(key, found);
    return found;
  };

  const collectAfresh = (
    question: Question,
    location: Location,
    outermost: boolean,
    inside: ReadonlySet<Location>,
  ): T | undefined => {
    const schema = location.json as { readonly [key: string]: Json };
    const { builder, scope, reading } = question;
    const { terms } = builder;
    const { handlers, refHidesSiblings } = location.resource.dialect;
    const has = (keyword: string): boolean => own(schema, keyword) !== undefined && handlers.has(keyword);
    const references = (["$ref", "$dynamicRef", "$recursiveRef"] as const).filter(
      (keyword) => has(keyword) && typeof own(schema, keyword) === "string",
    );
    const hidden = refHidesSiblings && references.includes("$ref");
    let all: T | undefined = hidden ? algebra.nothing : algebra.direct(direct(question, location, outermost));
    const add = (more: T | undefined): void => {
      all = all === undefined || more === undefined ? undefined : algebra.both(all, more);
    };

    for (const keyword of references) {
      const target = builder.follow(location, keyword, scope);
      if (!("missing" in target)) add(collect({ ...question, scope: target.scope }, target.location, false, inside));
    }
    if (hidden) return all;

    const inner = (...tokens: readonly (string | number)[]): T | undefined =>
      collect(question, location.below(...tokens), false, inside);
    const term = (...tokens: readonly (string | number)[]): Term =>
      builder.build(location.below(...tokens), scope, reading);
    const branch = (condition: Term, evaluated: T | undefined): readonly Branch<T>[] | undefined =>
      evaluated === undefined ? undefined : [{ condition, evaluated }];
    const one = (branches: readonly (readonly Branch<T>[] | undefined)[]): void => {
      const known = branches.flatMap((some) => some ?? []);
      add(known.length < branches.length ? undefined : algebra.one(known));
    };

    const conjuncts = own(schema, "allOf");
    if (has("allOf") && isArray(conjuncts)) for (const i of conjuncts.keys()) add(inner("allOf", i));
    for (const keyword of ["anyOf", "oneOf"] as const) {
      const alternatives = own(schema, keyword);
      if (!has(keyword) || !isArray(alternatives)) continue;
      const branches = alternatives.map((_, i) => branch(term(keyword, i), inner(keyword, i)));
      if (keyword === "oneOf") one(branches);
      else {
        const known = branches.flatMap((some) => some ?? []);
        const complete = all !== undefined && known.length === branches.length;
        add(complete ? algebra.any(known, all as T) : undefined);
      }
    }
    if (has("if")) {
      const condition = term("if");
      const part = (keyword: string): T | undefined => (has(keyword) ? inner(keyword) : algebra.nothing);
      const [tried, then] = [inner("if"), part("then")];
      const positive = tried === undefined || then === undefined ? undefined : algebra.both(tried, then);
      one([branch(condition, positive), branch(terms.not(condition), part("else"))]);
    }
    for (const keyword of ["dependentSchemas", "dependencies"] as const) {
      const map = own(schema, keyword);
      if (!has(keyword) || !isObject(map)) continue;
      for (const name of Object.keys(map)) {
        if (isArray(map[name])) continue;
        // present, and an object: the negation of "absent or not an object"
        const present = terms.not(whenPresent({ terms }, name, terms.leaf(terms.table.false)));
        one([branch(present, inner(keyword, name))]);
      }
    }
    return all;
  };

  return (question, location) => collect(question, location, true, new Set());
}

/** What the keywords of the schema object itself evaluate, without applying others in place. */
function direct({ builder, scope, reading, what }: Question, location: Location, outermost: boolean): Direct {
  const schema = location.json as { readonly [key: string]: Json };
  const { dialect } = location.resource;
  const has = (keyword: string): boolean => own(schema, keyword) !== undefined && dialect.handlers.has(keyword);
  if (what === "properties") {
    const declared = own(schema, "properties");
    const patterns = own(schema, "patternProperties");
    return {
      all: has("additionalProperties") || (has("unevaluatedProperties") && !outermost),
      names: isObject(declared) ? Object.keys(declared) : [],
      patterns: isObject(patterns) ? Object.keys(patterns) : [],
      prefix: 0,
      items: [],
    };
  }
  const modern = dialect.handlers.has("prefixItems");
  const items = own(schema, "items");
  const tuple = modern ? own(schema, "prefixItems") : items;
  const rest = modern
    ? items !== undefined
    : (items !== undefined && !isArray(items)) || (isArray(items) && has("additionalItems"));
  return {
    all: rest || (has("unevaluatedItems") && !outermost),
    names: [],
    patterns: [],
    prefix: isArray(tuple) ? tuple.length : 0,
    items: modern && has("contains") ? [builder.build(location.below("contains"), scope, reading)] : [],
  };
}
