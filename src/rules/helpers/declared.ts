/** The rules about properties that are declared on one side only. */
import type { Rule, RuleContext } from "../../model/change.js";
import type { Node } from "../../model/ir.js";
import type { Shape } from "../../model/shape.js";
import { change } from "./change.js";
import { declaredOnlyIn, forbids, propertyIs } from "./objects.js";

/** A property that only the old or only the new side declares. Whether it is required belongs to the same change. */
export function propertyRule(id: string, side: "old" | "new"): Rule {
  return {
    id,
    find: (pair, context) => {
      const [having, lacking] = side === "old" ? [pair.old, pair.new] : [pair.new, pair.old];
      return declaredOnlyIn(having, lacking, context).map((name) => {
        const declared = declares(having, name, context);
        const other = refuses(lacking, name, context);
        const place = having.properties.get(name)?.pointer;
        return change(id, pair, {
          ...(side === "old" ? { oldPointer: place } : { newPointer: place }),
          facts: { name, presence: having.required.has(name) ? "required" : "optional" },
          clause: side === "old" ? { old: declared, new: other } : { old: other, new: declared },
        });
      });
    },
  };
}

function declares(shape: Shape, name: string, context: RuleContext): Node {
  const { table } = context;
  const value = propertyIs(context, name, shape.properties.get(name)?.node ?? table.true);
  return shape.required.has(name) ? table.and([table.required(name), value]) : value;
}

function refuses(shape: Shape, name: string, context: RuleContext): Node {
  return forbids(shape, name, context) ? propertyIs(context, name, context.table.false) : context.table.true;
}
