/**
 * What the keywords at one place evaluate, as alternatives: each is a set of keys (or items) with the guards
 * under which it holds. Evaluation only grows with more guards, so an alternative that is not taken is covered
 * by one with fewer, and negations are never needed except for `else`.
 */
import { isArray, isObject, type Json, own } from "../../model/json.js";
import type { Builder, Reading } from "../build.js";
import { whenPresent } from "../keywords/dependencies.js";
import type { Location } from "../location.js";
import { type Scope, spotKey } from "../scope.js";
import type { Term } from "../term.js";
import { undescribedKeyword } from "../undescribed.js";

export interface Evaluated {
  readonly guards: readonly Term[];
  /** Everything is evaluated. */
  readonly all: boolean;
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  /** The first so many items. */
  readonly prefix: number;
  /** Items in one of these are evaluated (`contains`, since 2020-12). */
  readonly items: readonly Term[];
}

/** More alternatives than this are not multiplied out. */
export const maxAlternatives = 1024;

const nothing: Evaluated = { guards: [], all: false, names: new Set(), patterns: new Set(), prefix: 0, items: [] };

function merge(a: Evaluated, b: Evaluated): Evaluated {
  return {
    guards: [...new Set([...a.guards, ...b.guards])],
    all: a.all || b.all,
    names: b.names.size === 0 ? a.names : new Set([...a.names, ...b.names]),
    patterns: b.patterns.size === 0 ? a.patterns : new Set([...a.patterns, ...b.patterns]),
    prefix: Math.max(a.prefix, b.prefix),
    items: [...a.items, ...b.items],
  };
}

/** Whether an alternative evaluates anything that `base` does not. */
function adds(base: Evaluated, more: Evaluated): boolean {
  if (base.all) return false;
  return (
    more.all ||
    more.prefix > base.prefix ||
    more.items.length > 0 ||
    [...more.names].some((name) => !base.names.has(name)) ||
    [...more.patterns].some((pattern) => !base.patterns.has(pattern))
  );
}

export interface Question {
  readonly builder: Builder;
  readonly scope: Scope;
  readonly reading: Reading;
  readonly what: "properties" | "items";
}

/** The alternatives at a location; `undefined` when they are not known, or more than {@link maxAlternatives}. */
export function evaluated(
  question: Question,
  location: Location,
  outermost: boolean,
): readonly Evaluated[] | undefined {
  return collect(question, location, outermost, new Set());
}

/** Alternatives found before, per builder: shared definitions are looked into once. */
const memories = new WeakMap<Builder, Map<string, readonly Evaluated[] | undefined>>();
/** Counts the cycles met: an answer that was cut short by one holds only where it was found. */
let cuts = 0;

function collect(
  question: Question,
  location: Location,
  outermost: boolean,
  visiting: ReadonlySet<Location>,
): readonly Evaluated[] | undefined {
  if (!isObject(location.json)) return [nothing];
  if (undescribedKeyword(location) !== undefined) return undefined;
  if (visiting.has(location)) {
    cuts += 1;
    return [nothing];
  }
  const { builder, scope, reading, what } = question;
  let memory = memories.get(builder);
  if (memory === undefined) {
    memory = new Map();
    memories.set(builder, memory);
  }
  const key = `${what} ${reading} ${outermost} ${spotKey(location, scope)}`;
  if (memory.has(key)) return memory.get(key);
  const before = cuts;
  const found = collectAfresh(question, location, outermost, new Set(visiting).add(location));
  if (cuts === before) memory.set(key, found);
  return found;
}

function collectAfresh(
  question: Question,
  location: Location,
  outermost: boolean,
  inside: ReadonlySet<Location>,
): readonly Evaluated[] | undefined {
  const schema = location.json as { readonly [key: string]: Json };
  const { builder, scope } = question;
  const { dialect } = location.resource;
  const references = (["$ref", "$dynamicRef", "$recursiveRef"] as const).filter(
    (keyword) => typeof own(schema, keyword) === "string" && dialect.handlers.has(keyword),
  );
  const hidden = dialect.refHidesSiblings && references.includes("$ref");
  let all: readonly Evaluated[] | undefined = [hidden ? nothing : direct(question, location, outermost)];

  const conjoin = (more: readonly Evaluated[] | undefined): void => {
    if (all === undefined || more === undefined) all = undefined;
    else if (all.length * more.length > maxAlternatives) all = undefined;
    else all = all.flatMap((a) => more.map((b) => merge(a, b)));
  };
  for (const keyword of references) {
    const target = builder.follow(location, keyword, scope);
    if (!("missing" in target)) conjoin(collect({ ...question, scope: target.scope }, target.location, false, inside));
  }
  if (hidden) return all;

  const at = (...tokens: readonly (string | number)[]): Location => location.below(...tokens);
  const term = (...tokens: readonly (string | number)[]): Term => builder.build(at(...tokens), scope, question.reading);
  const branch = (guard: Term, ...tokens: readonly (string | number)[]): readonly Evaluated[] | undefined =>
    collect(question, at(...tokens), false, inside)?.map((one) => ({ ...one, guards: [guard, ...one.guards] }));

  const conjuncts = own(schema, "allOf");
  if (isArray(conjuncts))
    for (let i = 0; i < conjuncts.length; i++) conjoin(collect(question, at("allOf", i), false, inside));

  for (const keyword of ["anyOf", "oneOf"] as const) {
    const branches = own(schema, keyword);
    if (!isArray(branches) || all === undefined) continue;
    const contributions: (readonly Evaluated[])[] = [];
    for (let i = 0; i < branches.length; i++) {
      const found = branch(term(keyword, i), keyword, i);
      if (found === undefined) return undefined;
      const base = all.length === 1 ? (all[0] as Evaluated) : nothing;
      if (found.some((one) => adds(base, one))) contributions.push(found);
    }
    if (keyword === "oneOf") conjoin([nothing, ...contributions.flat()]);
    else conjoin(subsets(contributions));
  }

  if (own(schema, "if") !== undefined && dialect.handlers.has("if")) {
    const condition = term("if");
    const [whenTrue, then, otherwise] = [
      branch(condition, "if"),
      own(schema, "then") === undefined ? [nothing] : collect(question, at("then"), false, inside),
      own(schema, "else") === undefined ? [nothing] : branch(builder.terms.not(condition), "else"),
    ];
    if (whenTrue === undefined || then === undefined || otherwise === undefined) return undefined;
    const positive = whenTrue.flatMap((a) => then.map((b) => merge(a, b)));
    conjoin([nothing, ...positive, ...otherwise].filter((one) => one === nothing || adds(nothing, one)));
  }

  for (const keyword of ["dependentSchemas", "dependencies"] as const) {
    const map = own(schema, keyword);
    if (!isObject(map) || !dialect.handlers.has(keyword)) continue;
    for (const name of Object.keys(map)) {
      if (isArray(map[name])) continue;
      const { terms } = builder;
      // present, and an object: the negation of "absent or not an object"
      const present = terms.not(whenPresent({ terms }, name, terms.leaf(terms.table.false)));
      const found = branch(present, keyword, name);
      if (found === undefined) return undefined;
      const useful = found.filter((one) => adds(nothing, one));
      if (useful.length > 0) conjoin([nothing, ...useful]);
    }
  }
  return all;
}

/** What the keywords of the schema object itself evaluate, without applying others in place. */
function direct({ builder, scope, reading, what }: Question, location: Location, outermost: boolean): Evaluated {
  const schema = location.json as { readonly [key: string]: Json };
  const { dialect } = location.resource;
  const has = (keyword: string): boolean => own(schema, keyword) !== undefined && dialect.handlers.has(keyword);
  if (what === "properties") {
    const declared = own(schema, "properties");
    const patterns = own(schema, "patternProperties");
    return {
      ...nothing,
      all: has("additionalProperties") || (has("unevaluatedProperties") && !outermost),
      names: new Set(isObject(declared) ? Object.keys(declared) : []),
      patterns: new Set(isObject(patterns) ? Object.keys(patterns) : []),
    };
  }
  const modern = dialect.handlers.has("prefixItems");
  const items = own(schema, "items");
  const tuple = modern ? own(schema, "prefixItems") : items;
  const rest = modern
    ? items !== undefined
    : (items !== undefined && !isArray(items)) || (isArray(items) && has("additionalItems"));
  return {
    ...nothing,
    all: rest || (has("unevaluatedItems") && !outermost),
    prefix: isArray(tuple) ? tuple.length : 0,
    items: modern && has("contains") ? [builder.build(location.below("contains"), scope, reading)] : [],
  };
}

/** Every choice of branches that hold together, each with one of its own alternatives. */
function subsets(branches: readonly (readonly Evaluated[])[]): readonly Evaluated[] | undefined {
  let chosen: readonly Evaluated[] = [nothing];
  for (const alternatives of branches) {
    const more = chosen.flatMap((one) => alternatives.map((other) => merge(one, other)));
    if (chosen.length + more.length > maxAlternatives) return undefined;
    chosen = [...chosen, ...more];
  }
  return chosen;
}
