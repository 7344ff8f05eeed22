/** The rules about patterns that only one side's `patternProperties` has. */
import type { Rule } from "../../model/change.js";
import { change } from "./change.js";
import { othersAre } from "./objects.js";

/** A pattern on one side only; the other side says what it says of any undeclared key. */
export function patternPropertiesRule(id: string, side: "old" | "new"): Rule {
  return {
    id,
    find: (pair, context) => {
      const { table } = context;
      const [having, lacking] = side === "old" ? [pair.old, pair.new] : [pair.new, pair.old];
      return [...having.patternProperties]
        .filter(([pattern]) => !lacking.patternProperties.has(pattern))
        .map(([pattern, { node, pointer }]) => {
          const matching = table.properties(new Map(), [{ pattern, node }], table.true);
          const others = othersAre(pair, lacking, context, pattern);
          return change(id, pair, {
            oldPointer: side === "old" ? pointer : undefined,
            newPointer: side === "new" ? pointer : undefined,
            facts: { pattern },
            clause: side === "old" ? { old: matching, new: others } : { old: others, new: matching },
          });
        });
    },
  };
}
