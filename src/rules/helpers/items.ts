/** The rules about `items` and `prefixItems` appearing and disappearing. Two schemas are compared as such. */
import type { Rule, RuleContext, ShapePair } from "../../model/change.js";
import type { Node } from "../../model/ir.js";
import type { Shape } from "../../model/shape.js";
import { change } from "./change.js";
import { isReal } from "./objects.js";

/** How much room the items have: none, a schema's, or any. */
function roomOf(items: Shape | undefined): 0 | 1 | 2 {
  if (items === undefined || items.node.kind === "true") return 2;
  return isReal(items) ? 1 : 0;
}

function anyItems({ table }: RuleContext, count: number): Node[] {
  return Array.from({ length: count }, () => table.true);
}

function afterTuple(pair: ShapePair, shape: Shape, context: RuleContext): Node {
  const length = Math.max(pair.old.prefixItems.length, pair.new.prefixItems.length);
  return context.table.items(anyItems(context, length), shape.items?.node ?? context.table.true);
}

/** `items` constrains more on one side than on the other. */
export function itemsRule(id: string, side: "old" | "new"): Rule {
  return {
    id,
    find: (pair, context) => {
      const [having, lacking] = side === "old" ? [pair.old, pair.new] : [pair.new, pair.old];
      if (roomOf(having.items) >= roomOf(lacking.items)) return [];
      return [
        change(id, pair, {
          oldPointer: pair.old.items?.pointer,
          newPointer: pair.new.items?.pointer,
          clause: { old: afterTuple(pair, pair.old, context), new: afterTuple(pair, pair.new, context) },
        }),
      ];
    },
  };
}

/** A tuple's place that one side gives a schema, and the other leaves to `items`, which is none or `true` or `false`. */
export function prefixItemsRule(id: string, side: "old" | "new"): Rule {
  return {
    id,
    find: (pair, context) => {
      const { table } = context;
      const [having, lacking] = side === "old" ? [pair.old, pair.new] : [pair.new, pair.old];
      if (isReal(lacking.items)) return [];
      return having.prefixItems.slice(lacking.prefixItems.length).map((place, i) => {
        const index = lacking.prefixItems.length + i;
        const declared = table.items([...anyItems(context, index), place.node], table.true);
        const other = table.items([...anyItems(context, index), lacking.items?.node ?? table.true], table.true);
        return change(id, pair, {
          oldPointer: side === "old" ? place.pointer : undefined,
          newPointer: side === "new" ? place.pointer : undefined,
          facts: { index, position: index + 1 },
          clause: side === "old" ? { old: declared, new: other } : { old: other, new: declared },
        });
      });
    },
  };
}
