/**
 * `unevaluated*` as a conjunction: for each piece (a name, a number of leading items) the condition under which it is
 * evaluated, which is monotone in the branches that hold. As long as no two conditional pieces can overlap, "evaluated,
 * or in the schema" holds for each by itself, so that there are as many conjuncts as pieces, whatever the branches.
 * Conditional patterns and `contains` may overlap with anything: they are left to `alternatives.ts`.
 */
import type { Builder } from "../build.js";
import type { Term, Terms } from "../term.js";
import type { Algebra, Branch } from "./evaluated.js";

/** Equal ones have equal numbers. Without a term it always holds. */
interface Condition {
  readonly id: number;
  readonly term: Term | undefined;
}

/** Conditions by piece. */
export interface Pieces {
  readonly all: Condition | undefined;
  readonly names: ReadonlyMap<string, Condition>;
  readonly patterns: ReadonlyMap<string, Condition>;
  readonly prefixes: ReadonlyMap<number, Condition>;
  readonly items: ReadonlyMap<Term, Condition>;
}

const always: Condition = { id: 0, term: undefined };
const nothing: Pieces = {
  all: undefined,
  names: new Map(),
  patterns: new Map(),
  prefixes: new Map(),
  items: new Map(),
};

/** The algebra of one builder. */
export function conditions(terms: Terms): Algebra<Pieces> {
  const termIds = new WeakMap<Term, number>();
  const ids = new Map<string, number>();
  let count = 0;
  const idOf = (term: Term): number => {
    const id = termIds.get(term) ?? ++count;
    termIds.set(term, id);
    return id;
  };
  const numbered = (key: string, term: () => Term): Condition => {
    const id = ids.get(key) ?? ++count;
    ids.set(key, id);
    return { id, term: term() };
  };
  const either = (a: Condition | undefined, b: Condition | undefined): Condition | undefined => {
    if (a === undefined || b === undefined) return a ?? b;
    const [one, other] = [a.term, b.term];
    if (one === undefined || other === undefined) return always;
    if (a.id === b.id) return a;
    return numbered(`${Math.min(a.id, b.id)}|${Math.max(a.id, b.id)}`, () => terms.or([one, other]));
  };
  const under = (condition: Term, { term, id }: Condition): Condition =>
    term === undefined
      ? { id: idOf(condition), term: condition }
      : numbered(`${idOf(condition)}&${id}`, () => terms.and([condition, term]));

  const join = <K>(a: ReadonlyMap<K, Condition>, b: ReadonlyMap<K, Condition>): ReadonlyMap<K, Condition> => {
    if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a;
    const joined = new Map(a);
    for (const [key, condition] of b) joined.set(key, either(a.get(key), condition) as Condition);
    return joined;
  };
  const both = (a: Pieces, b: Pieces): Pieces => ({
    all: either(a.all, b.all),
    names: join(a.names, b.names),
    patterns: join(a.patterns, b.patterns),
    prefixes: join(a.prefixes, b.prefixes),
    items: join(a.items, b.items),
  });
  const each = <K>(map: ReadonlyMap<K, Condition>, condition: Term): ReadonlyMap<K, Condition> =>
    new Map([...map].map(([key, held]) => [key, under(condition, held)]));
  const branched = ({ condition, evaluated: { all, names, patterns, prefixes, items } }: Branch<Pieces>): Pieces => ({
    all: all === undefined ? undefined : under(condition, all),
    names: each(names, condition),
    patterns: each(patterns, condition),
    prefixes: each(prefixes, condition),
    items: each(items, condition),
  });
  const some = (branches: readonly Branch<Pieces>[]): Pieces => branches.map(branched).reduce(both, nothing);
  const sure = <K>(keys: readonly K[]): ReadonlyMap<K, Condition> => new Map(keys.map((key) => [key, always]));
  return {
    nothing,
    direct: ({ all, names, patterns, prefix, items }) => ({
      all: all ? always : undefined,
      names: sure(names),
      patterns: sure(patterns),
      prefixes: sure(prefix === 0 ? [] : [prefix]),
      items: sure(items),
    }),
    both,
    any: some,
    one: some,
  };
}

/** How many different conditions there are. */
export function distinctConditions({ all, names, patterns, prefixes, items }: Pieces): number {
  const found = [names, patterns, prefixes, items].flatMap((map) => [...map.values()]).concat(all ?? []);
  return new Set(found.map(({ id }) => id)).size - (found.includes(always) ? 1 : 0);
}

/** "Each piece is evaluated, or in `rest`", as is all else; `undefined` where conditional pieces may overlap. */
export function conjunction(
  { terms }: Builder,
  { all, names, patterns, prefixes, items }: Pieces,
  rest: Term,
  what: "properties" | "items",
): Term | undefined {
  if (all === always) return terms.leaf(terms.table.true);
  if ([...patterns.values(), ...items.values()].some((condition) => condition !== always)) return undefined;
  const parts =
    what === "properties"
      ? namesEvaluated(terms, names, [...patterns.keys()], rest)
      : prefixesEvaluated(terms, prefixes, items.size === 0 ? rest : terms.or([rest, ...items.keys()]));
  const together = terms.and(parts);
  return all?.term === undefined ? together : terms.or([all.term, together]);
}

function namesEvaluated(
  terms: Terms,
  names: ReadonlyMap<string, Condition>,
  patterns: readonly string[],
  rest: Term,
): Term[] {
  const anything = terms.leaf(terms.table.true);
  const evaluated = patterns.map((pattern) => ({ pattern, term: anything }));
  const allBut = (others: ReadonlySet<string>): ReadonlyMap<string, Term> =>
    new Map([...names.keys()].filter((name) => !others.has(name)).map((name) => [name, anything]));
  const groups = new Map<number, { readonly term: Term; readonly names: Set<string> }>();
  for (const [name, { id, term }] of names) {
    if (term === undefined) continue;
    const group = groups.get(id) ?? { term, names: new Set() };
    groups.set(id, group);
    group.names.add(name);
  }
  return [
    terms.properties(allBut(new Set()), evaluated, rest),
    ...[...groups.values()].map((group) =>
      terms.or([
        group.term,
        patterns.length === 0
          ? terms.properties(new Map([...group.names].map((name) => [name, rest])), [], anything)
          : terms.properties(allBut(group.names), evaluated, rest),
      ]),
    ),
  ];
}

function prefixesEvaluated(terms: Terms, prefixes: ReadonlyMap<number, Condition>, rest: Term): Term[] {
  const anything = terms.leaf(terms.table.true);
  const times = (length: number, term: Term): Term[] => Array.from({ length }, () => term);
  const lengths = [...prefixes].sort(([a], [b]) => a - b);
  const parts = [terms.items(times(lengths.at(-1)?.[0] ?? 0, anything), rest)];
  let before = 0;
  lengths.forEach(([length], i) => {
    const longer = lengths.slice(i).map(([, { term }]) => term);
    const known = longer.filter((term) => term !== undefined);
    if (known.length === longer.length)
      parts.push(
        terms.or([...known, terms.items([...times(before, anything), ...times(length - before, rest)], anything)]),
      );
    before = length;
  });
  return parts;
}
