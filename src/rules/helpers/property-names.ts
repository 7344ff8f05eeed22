/** The rules about `propertyNames` appearing and disappearing. Two schemas are compared as such. */
import type { Rule } from "../../model/change.js";
import type { Node } from "../../model/ir.js";
import type { Shape } from "../../model/shape.js";
import type { Trend } from "./applied.js";
import { change } from "./change.js";
import { isReal } from "./objects.js";

type Openness = "any name" | "some names" | "no name";

function opennessOf(names: Shape | undefined): Openness {
  if (names === undefined || names.node.kind === "true") return "any name";
  return isReal(names) ? "some names" : "no name";
}

function trendOf(old: Openness, renewed: Openness): Trend | undefined {
  if (old === renewed) return undefined;
  if (old === "any name") return "added";
  return renewed === "any name" ? "removed" : "changed";
}

export function propertyNamesRule(id: string, trend: Trend): Rule {
  return {
    id,
    find: (pair, { table }) => {
      const [old, renewed] = [pair.old.propertyNames, pair.new.propertyNames];
      const [from, to] = [opennessOf(old), opennessOf(renewed)];
      if (trendOf(from, to) !== trend) return [];
      const node = (names: Shape | undefined): Node =>
        names === undefined ? table.true : table.propertyNames(names.node);
      return [
        change(id, pair, {
          oldPointer: old?.pointer ?? pair.old.pointer,
          newPointer: renewed?.pointer ?? (trend === "removed" ? undefined : pair.new.pointer),
          facts: { from, to },
          before: pair.old.occurrences("propertyNames")[0]?.value,
          after: pair.new.occurrences("propertyNames")[0]?.value,
          clause: { old: node(old), new: node(renewed) },
        }),
      ];
    },
  };
}
