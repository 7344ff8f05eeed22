/** Properties that look renamed: one went, and a similar one came. A suggestion; both stay reported as they are. */
import type { Rule, ShapePair } from "../../model/change.js";
import type { Shape } from "../../model/shape.js";
import { looksRenamed } from "../../util/renamed.js";
import { change } from "./change.js";
import { kindsOf } from "./kinds.js";
import { declaredOnlyIn } from "./objects.js";

export function renamedRule(id: string): Rule {
  return {
    id,
    find: (pair, context) => {
      const gone = declaredOnlyIn(pair.old, pair.new, context);
      const come = gone.length === 0 ? [] : declaredOnlyIn(pair.new, pair.old, context);
      return pairsOf(pair, gone, come).map(([from, to]) =>
        change(id, pair, {
          oldPointer: pair.old.properties.get(from)?.pointer,
          newPointer: pair.new.properties.get(to)?.pointer,
          facts: { from, to },
          before: from,
          after: to,
        }),
      );
    },
  };
}

/** Where more went and came, names that share words are no hint. */
const mostForWords = 8;

/** Each name at most once, the first that fits. */
function pairsOf({ old, new: renewed }: ShapePair, gone: readonly string[], come: readonly string[]) {
  const left = new Set(come);
  const few = gone.length <= mostForWords && come.length <= mostForWords;
  return gone.flatMap((from) => {
    const [before] = [old.properties.get(from)];
    const found = [...left].find((to) => fits(from, to, before, renewed.properties.get(to), few));
    if (found === undefined) return [];
    left.delete(found);
    return [[from, found] as const];
  });
}

function fits(from: string, to: string, old: Shape | undefined, renewed: Shape | undefined, few: boolean): boolean {
  if (old === undefined || renewed === undefined || (kindsOf(old) & kindsOf(renewed)) === 0) return false;
  return looksRenamed(from, to, few && old.node === renewed.node);
}
