/** The rules about `contains` and its bounds. */
import type { Rule, RuleContext, ShapePair } from "../../model/change.js";
import type { Node } from "../../model/ir.js";
import type { Json } from "../../model/json.js";
import type { Containment, Shape } from "../../model/shape.js";
import { type Applied, appliedRule, type Trend } from "./applied.js";
import { change } from "./change.js";

interface ContainmentPair {
  readonly old: Containment;
  readonly new: Containment;
}

/** Those of both sides that ask for the same items, in order. Only their bounds can differ. */
function sameItems({ old, new: renewed }: ShapePair): ContainmentPair[] {
  const left = [...renewed.contains];
  return old.contains.flatMap((one) => {
    const at = left.findIndex((other) => other.item.node === one.item.node);
    const other = left[at];
    if (other === undefined) return [];
    left.splice(at, 1);
    return [{ old: one, new: other }];
  });
}

/** `contains` came, went, or asks for other items. */
export function containsRule(id: string, trend: Trend): Rule {
  return {
    id,
    find: (pair, context) => {
      const compared = sameItems(pair);
      const read = (shape: Shape): Applied[] =>
        shape.contains
          .filter((one) => !compared.some((both) => both.old === one || both.new === one))
          .map((one) => ({
            pointer: one.pointer,
            value: writtenIn(shape, one),
            node: context.table.contains(one.item.node, one.min, one.max),
          }));
      return appliedRule(id, trend, read).find(pair, context);
    },
  };
}

function writtenIn(shape: Shape, { pointer }: Containment): Json {
  return shape.occurrences("contains").find((one) => one.pointer === pointer)?.value ?? true;
}

export type BoundTrend = "added" | "tightened" | "loosened" | "removed";

/** One bound of a `contains` whose items are the same. At least one must match unless `minContains` says otherwise. */
export function containsBoundRule(id: string, bound: "min" | "max", trend: BoundTrend): Rule {
  return {
    id,
    find: (pair, context) =>
      sameItems(pair)
        .filter((both) => trendOf(bound, both.old[bound], both.new[bound]) === trend)
        .map(({ old, new: renewed }) =>
          change(id, pair, {
            oldPointer: old.written[bound]?.pointer ?? old.pointer,
            newPointer: renewed.written[bound]?.pointer ?? renewed.pointer,
            facts: { keyword: `${bound}Contains` },
            before: old[bound],
            after: renewed[bound],
            clause: { old: boundOf(old, bound, context), new: boundOf(renewed, bound, context) },
          }),
        ),
  };
}

function boundOf({ item, min, max }: Containment, bound: "min" | "max", { table }: RuleContext): Node {
  return bound === "min" ? table.contains(item.node, min, undefined) : table.contains(item.node, 0, max);
}

function trendOf(bound: "min" | "max", old: number | undefined, renewed: number | undefined): BoundTrend | undefined {
  if (old === renewed) return undefined;
  if (old === undefined) return "added";
  if (renewed === undefined) return "removed";
  return renewed > old === (bound === "min") ? "tightened" : "loosened";
}
