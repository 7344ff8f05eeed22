/** The type rules: what of the allowed JSON types came, went or changed, `null` apart. */
import type { Change, Rule, RuleContext, ShapePair } from "../../model/change.js";
import { allKinds, type KindSet, kind } from "../../model/ir.js";
import type { Shape } from "../../model/shape.js";
import { change } from "./change.js";
import { kindsList, kindsOf, kindsText } from "./kinds.js";
import { areSameInPlace } from "./same.js";
import { areListed } from "./values.js";

interface Types {
  readonly old: KindSet;
  readonly new: KindSet;
}

/** Both sides' types; with `apart`, whether `null` is spoken of apart, as "nullable". */
function typesOf(pair: ShapePair): Types & { readonly apart: boolean } {
  const [old, renewed] = [kindsOf(pair.old), kindsOf(pair.new)];
  const bothMore = (old & ~kind.null) !== 0 && (renewed & ~kind.null) !== 0;
  return { old, new: renewed, apart: bothMore && old !== allKinds && renewed !== allKinds };
}

/** Where a shape says which types it allows. */
function typePlace(shape: Shape): string {
  const places = [
    shape.occurrences("type")[0],
    shape.unions[0],
    shape.occurrences("enum")[0],
    shape.occurrences("const")[0],
  ];
  return places.find((place) => place !== undefined)?.pointer ?? shape.pointer;
}

function state(rule: string, pair: ShapePair, shown: Types, clause: Types, { table }: RuleContext): Change[] {
  return [
    change(rule, pair, {
      oldPointer: typePlace(pair.old),
      newPointer: typePlace(pair.new),
      facts: { from: kindsText(shown.old), to: kindsText(shown.new) },
      before: written(shown.old),
      after: written(shown.new),
      clause: { old: table.type(clause.old), new: table.type(clause.new) },
    }),
  ];
}

/** As `type` would say it: a name, or a list of names. */
function written(kinds: KindSet) {
  const list = kindsList(kinds);
  return list?.length === 1 ? list[0] : list;
}

type Relation = "widened" | "narrowed" | "changed";

function relate(old: KindSet, renewed: KindSet): Relation | undefined {
  if (old === renewed) return undefined;
  if ((old & ~renewed) === 0) return "widened";
  return (renewed & ~old) === 0 ? "narrowed" : "changed";
}

/** The rule for one way in which the types other than `null` can change. Lists of values speak for themselves. */
export function typeRule(id: string, relation: Relation): Rule {
  return {
    id,
    union: "whole",
    find: (pair, context) => {
      if (areSameInPlace(pair) || areListed(pair)) return [];
      const { apart, ...types } = typesOf(pair);
      const rest = apart ? { old: types.old & ~kind.null, new: types.new & ~kind.null } : types;
      if (relate(rest.old, rest.new) !== relation) return [];
      const clause = apart ? { old: types.old | kind.null, new: types.new | kind.null } : types;
      return state(id, pair, rest, clause, context);
    },
  };
}

/** The rule for `null` coming or going beside other types. */
export function nullableRule(id: string, side: "old" | "new"): Rule {
  return {
    id,
    union: "whole",
    find: (pair, context) => {
      if (areSameInPlace(pair)) return [];
      const { apart, ...types } = typesOf(pair);
      const other = side === "old" ? "new" : "old";
      if (!apart || (types[side] & kind.null) === 0 || (types[other] & kind.null) !== 0) return [];
      const without = allKinds & ~kind.null;
      const clause = side === "old" ? { old: allKinds, new: without } : { old: without, new: allKinds };
      return state(id, pair, types, clause, context);
    },
  };
}
