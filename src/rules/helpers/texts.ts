/** The rules about keywords whose value is a text that is compared as such: `pattern` and `format`. */
import type { Rule, RuleContext, ShapePair } from "../../model/change.js";
import type { Node, NodeTable } from "../../model/ir.js";
import type { Located, Shape } from "../../model/shape.js";
import { change } from "./change.js";

export type TextTrend = "added" | "changed" | "removed";

interface TextChange {
  readonly old?: Located<string>;
  readonly new?: Located<string>;
}

/** What one side has more is matched with what the other has more, in order; the rest came or went. */
function changesOf(pair: ShapePair, keyword: string): TextChange[] {
  const olds = textsOf(pair.old, keyword);
  const news = textsOf(pair.new, keyword);
  const removed = [...olds.values()].filter(({ value }) => !news.has(value));
  const added = [...news.values()].filter(({ value }) => !olds.has(value));
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, i) => ({ old: removed[i], new: added[i] }));
}

function textsOf(shape: Shape, keyword: string): ReadonlyMap<string, Located<string>> {
  const texts = new Map<string, Located<string>>();
  for (const { value, pointer } of shape.occurrences(keyword)) {
    if (typeof value === "string" && !texts.has(value)) texts.set(value, { value, pointer });
  }
  return texts;
}

function trendOf({ old, new: renewed }: TextChange): TextTrend {
  if (old === undefined) return "added";
  return renewed === undefined ? "removed" : "changed";
}

/**
 * The rule for one keyword and one way to change. Where neither side imposes its text (`format` as an annotation),
 * the change has no clause: it is one of annotations.
 */
export function textRule(
  id: string,
  keyword: "pattern" | "format",
  trend: TextTrend,
  make: (table: NodeTable, text: string) => Node,
): Rule {
  return {
    id,
    annotation: keyword === "format",
    find: (pair, context) =>
      changesOf(pair, keyword)
        .filter((one) => trendOf(one) === trend)
        .map((one) => {
          const { table } = context;
          const clause = {
            old: imposed(pair.old, one.old && make(table, one.old.value), context),
            new: imposed(pair.new, one.new && make(table, one.new.value), context),
          };
          const constrains = clause.old !== table.true || clause.new !== table.true;
          return change(id, pair, {
            oldPointer: one.old?.pointer,
            newPointer: one.new?.pointer,
            facts: { keyword },
            before: one.old?.value,
            after: one.new?.value,
            ...(constrains || keyword === "pattern" ? { clause } : {}),
          });
        }),
  };
}

function imposed(shape: Shape, node: Node | undefined, { ask, table }: RuleContext): Node {
  return node !== undefined && ask(shape.node, node) === "included" ? node : table.true;
}
