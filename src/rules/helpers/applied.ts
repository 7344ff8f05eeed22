/** The rules about keywords that a schema may hold several times over, each a constraint of its own. */
import type { Rule, RuleContext, ShapePair } from "../../model/change.js";
import type { Node } from "../../model/ir.js";
import type { Json } from "../../model/json.js";
import type { Shape } from "../../model/shape.js";
import { change } from "./change.js";

/** One occurrence, with what it says. */
export interface Applied {
  readonly pointer: string;
  readonly value: Json;
  readonly node: Node;
}

export type Trend = "added" | "changed" | "removed";

interface Replaced<T> {
  readonly old?: T;
  readonly new?: T;
}

/** What says the same on both sides is left out; the rest is matched in order, and what is left came or went. */
export function replacements<T extends { readonly node: Node }>(olds: readonly T[], news: readonly T[]): Replaced<T>[] {
  const left = [...news];
  const removed = olds.filter(({ node }) => {
    const equal = left.findIndex((other) => other.node === node);
    if (equal >= 0) left.splice(equal, 1);
    return equal < 0;
  });
  return Array.from({ length: Math.max(removed.length, left.length) }, (_, i) => ({ old: removed[i], new: left[i] }));
}

export function trendOf({ old, new: renewed }: Replaced<unknown>): Trend {
  if (old === undefined) return "added";
  return renewed === undefined ? "removed" : "changed";
}

/** The rule for one way in which the occurrences that `read` gives can change. */
export function appliedRule(
  id: string,
  trend: Trend,
  read: (shape: Shape, context: RuleContext) => readonly Applied[],
  factsOf: (pair: ShapePair, one: Replaced<Applied>) => Readonly<Record<string, Json>> = () => ({}),
): Rule {
  return {
    id,
    find: (pair, context) =>
      replacements(read(pair.old, context), read(pair.new, context))
        .filter((one) => trendOf(one) === trend)
        .map((one) => {
          const { table } = context;
          return change(id, pair, {
            oldPointer: one.old?.pointer ?? pair.old.pointer,
            newPointer: one.new?.pointer ?? (trend === "removed" ? undefined : pair.new.pointer),
            facts: factsOf(pair, one),
            before: one.old?.value,
            after: one.new?.value,
            clause: { old: one.old?.node ?? table.true, new: one.new?.node ?? table.true },
          });
        }),
  };
}

/** Each `not`. */
export function nots(shape: Shape, { table }: RuleContext): Applied[] {
  const written = shape.occurrences("not");
  return shape.not.flatMap(({ node }, i) => {
    const found = written[i];
    return found === undefined ? [] : [{ pointer: found.pointer, value: found.value, node: table.not(node) }];
  });
}
