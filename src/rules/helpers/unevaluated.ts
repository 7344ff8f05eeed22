/** The rules about `unevaluatedProperties` and `unevaluatedItems`: what no other keyword speaks of. */
import type { Rule } from "../../model/change.js";
import type { Shape, Unevaluated } from "../../model/shape.js";
import { change } from "./change.js";

type Openness = "open" | "schema" | "closed";
type Trend = "closed" | "opened" | "narrowed" | "widened" | "changed";

function read(shape: Shape, what: "properties" | "items"): readonly Unevaluated[] {
  return what === "properties" ? shape.unevaluatedProperties : shape.unevaluatedItems;
}

function opennessOf(said: readonly Unevaluated[]): Openness {
  const kinds = said.map(({ rest }) => rest.node.kind);
  if (kinds.includes("false")) return "closed";
  return kinds.every((kind) => kind === "true") ? "open" : "schema";
}

function trendOf(old: Openness, renewed: Openness): Trend | undefined {
  if (old === renewed) return old === "open" ? undefined : "changed";
  if (renewed === "closed") return "closed";
  if (old === "closed") return "opened";
  return old === "open" ? "narrowed" : "widened";
}

/** The rule for one way in which the treatment of what is not evaluated can change. */
export function unevaluatedRule(id: string, what: "properties" | "items", trend: Trend): Rule {
  const keyword = what === "properties" ? "unevaluatedProperties" : "unevaluatedItems";
  return {
    id,
    residual: trend === "changed",
    find: (pair, { table }) => {
      const [olds, news] = [read(pair.old, what), read(pair.new, what)];
      if (olds.length === 0 && news.length === 0) return [];
      if (trendOf(opennessOf(olds), opennessOf(news)) !== trend) return [];
      const clause = { old: table.and(olds.map(({ node }) => node)), new: table.and(news.map(({ node }) => node)) };
      if (clause.old === clause.new) return [];
      return [
        change(id, pair, {
          oldPointer: olds[0]?.pointer ?? pair.old.pointer,
          newPointer: news[0]?.pointer ?? (olds[0] === undefined ? pair.new.pointer : undefined),
          before: pair.old.occurrences(keyword)[0]?.value,
          after: pair.new.occurrences(keyword)[0]?.value,
          clause,
        }),
      ];
    },
  };
}
