/**
 * `unevaluated*` as a disjunction: each alternative is a set of keys (or items) with the conditions under which it is
 * evaluated. An alternative that is not taken is covered by one with fewer conditions. Exponentially many in the
 * worst case, so that more than {@link maxAlternatives} are not multiplied out.
 */
import type { Builder } from "../build.js";
import type { Term } from "../term.js";
import type { Algebra, Branch } from "./evaluated.js";

interface Evaluated {
  readonly conditions: readonly Term[];
  readonly all: boolean;
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  readonly prefix: number;
  readonly items: readonly Term[];
}

export type Alternatives = readonly Evaluated[];

/** More alternatives than this are not multiplied out. */
export const maxAlternatives = 1024;

const nothing: Evaluated = { conditions: [], all: false, names: new Set(), patterns: new Set(), prefix: 0, items: [] };

function merge(a: Evaluated, b: Evaluated): Evaluated {
  return {
    conditions: [...new Set([...a.conditions, ...b.conditions])],
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

const under = ({ condition, evaluated }: Branch<Alternatives>): Alternatives =>
  evaluated.map((one) => ({ ...one, conditions: [condition, ...one.conditions] }));

export const alternatives: Algebra<Alternatives> = {
  nothing: [nothing],
  direct: ({ names, patterns, ...rest }) => [
    { ...rest, conditions: [], names: new Set(names), patterns: new Set(patterns) },
  ],
  both: (a, b) =>
    a.length * b.length > maxAlternatives ? undefined : a.flatMap((one) => b.map((other) => merge(one, other))),
  any: (branches, beside) => {
    const base = beside.length === 1 ? (beside[0] as Evaluated) : nothing;
    let chosen: Alternatives = [nothing];
    for (const branch of branches) {
      if (!branch.evaluated.some((one) => adds(base, one))) continue;
      const more = chosen.flatMap((one) => under(branch).map((other) => merge(one, other)));
      if (chosen.length + more.length > maxAlternatives) return undefined;
      chosen = [...chosen, ...more];
    }
    return chosen;
  },
  one: (branches) => [nothing, ...branches.flatMap(under).filter((one) => adds(nothing, one))],
};

/** "One alternative holds, and whatever it leaves unevaluated is in `rest`." */
export function disjunction({ terms }: Builder, found: Alternatives, rest: Term, what: "properties" | "items"): Term {
  const anything = terms.leaf(terms.table.true);
  return terms.or(
    found.map((one) => {
      if (one.all) return one.conditions.length === 0 ? anything : terms.and(one.conditions);
      const constraint =
        what === "properties"
          ? terms.properties(
              new Map([...one.names].map((name) => [name, anything])),
              [...one.patterns].map((pattern) => ({ pattern, term: anything })),
              rest,
            )
          : terms.items(
              Array.from({ length: one.prefix }, () => anything),
              one.items.length === 0 ? rest : terms.or([rest, ...one.items]),
            );
      return terms.and([...one.conditions, constraint]);
    }),
  );
}
