/** The rules about `patternProperties`. Two schemas of one pattern are compared as such. */
import type { Rule, RuleContext, ShapePair } from "../../model/change.js";
import type { Node } from "../../model/ir.js";
import type { Shape } from "../../model/shape.js";
import { change } from "./change.js";
import { othersAre } from "./objects.js";

interface Pattern {
  readonly pattern: string;
  readonly shape: Shape;
}

/** The patterns of one side only. Those with the same schema are one pattern that became another. */
function changesOf({ old, new: renewed }: ShapePair) {
  const only = (having: Shape, lacking: Shape): Pattern[] =>
    [...having.patternProperties]
      .filter(([pattern]) => !lacking.patternProperties.has(pattern))
      .map(([pattern, shape]) => ({ pattern, shape }));
  const added = only(renewed, old);
  const changed: { readonly old: Pattern; readonly new: Pattern }[] = [];
  const removed = only(old, renewed).filter((one) => {
    const at = added.findIndex(({ shape }) => shape.node === one.shape.node);
    const other = added[at];
    if (other === undefined) return true;
    added.splice(at, 1);
    changed.push({ old: one, new: other });
    return false;
  });
  return { added, removed, changed };
}

function matching({ table }: RuleContext, { pattern, shape }: Pattern): Node {
  return table.properties(new Map(), [{ pattern, node: shape.node }], table.true);
}

/** A pattern on one side only; the other side says what it says of any undeclared key. */
export function patternPropertiesRule(id: string, side: "old" | "new"): Rule {
  return {
    id,
    find: (pair, context) => {
      const { added, removed } = changesOf(pair);
      return (side === "old" ? removed : added).map((one) => {
        const said = matching(context, one);
        const others = othersAre(pair, side === "old" ? pair.new : pair.old, context, one.pattern);
        return change(id, pair, {
          oldPointer: side === "old" ? one.shape.pointer : undefined,
          newPointer: side === "new" ? one.shape.pointer : undefined,
          facts: { pattern: one.pattern },
          clause: side === "old" ? { old: said, new: others } : { old: others, new: said },
        });
      });
    },
  };
}

/** A pattern that became another, with the same schema: keys that matched are now undeclared, and the other way. */
export function patternChangedRule(id: string): Rule {
  return {
    id,
    find: (pair, context) =>
      changesOf(pair).changed.map(({ old, new: renewed }) => {
        const { table } = context;
        const clause = (shape: Shape, own: Pattern, other: Pattern): Node =>
          table.and([matching(context, own), othersAre(pair, shape, context, other.pattern)]);
        return change(id, pair, {
          oldPointer: old.shape.pointer,
          newPointer: renewed.shape.pointer,
          facts: { from: old.pattern, to: renewed.pattern },
          before: old.pattern,
          after: renewed.pattern,
          clause: { old: clause(pair.old, old, renewed), new: clause(pair.new, renewed, old) },
        });
      }),
  };
}
