/** The rules about `uniqueItems`. */
import type { Rule } from "../../model/change.js";
import type { Located, Shape } from "../../model/shape.js";
import { change } from "./change.js";

/** `uniqueItems: true` on one side only. */
export function uniqueItemsRule(id: string, side: "old" | "new"): Rule {
  const flag = (shape: Shape): Located | undefined =>
    shape.occurrences("uniqueItems").find(({ value }) => value === true);
  return {
    id,
    find: (pair, { table }) => {
      const [old, renewed] = [flag(pair.old), flag(pair.new)];
      if ((side === "old" ? old : renewed) === undefined || (side === "old" ? renewed : old) !== undefined) return [];
      return [
        change(id, pair, {
          oldPointer: old?.pointer,
          newPointer: renewed?.pointer,
          clause: {
            old: old === undefined ? table.true : table.uniqueItems(),
            new: renewed === undefined ? table.true : table.uniqueItems(),
          },
        }),
      ];
    },
  };
}
