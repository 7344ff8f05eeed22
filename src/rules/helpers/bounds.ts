/** The limit keywords, which all change in the same four ways. */
import type { Rule } from "../../model/change.js";
import type { Node, NodeTable } from "../../model/ir.js";
import { ExactNumber, type Json } from "../../model/json.js";
import { compare, isInteger, type Rational, toRational } from "../../model/rational.js";
import type { Located, Shape } from "../../model/shape.js";
import { change } from "./change.js";

interface Limit {
  readonly side: "lower" | "upper";
  /** `undefined` where the limit says nothing or is no limit. */
  readonly node: (table: NodeTable, limit: Rational) => Node | undefined;
}

type Size = Parameters<NodeTable["size"]>[0];

function size(keyword: Size): Limit {
  const side = keyword.startsWith("min") ? "lower" : "upper";
  return {
    side,
    node: (table, limit) =>
      !isInteger(limit) || limit.n < 0n || (side === "lower" && limit.n === 0n)
        ? undefined
        : table.size(keyword, Number(limit.n)),
  };
}

const limits = {
  minimum: { side: "lower", node: (table, limit) => table.minimum(limit) },
  maximum: { side: "upper", node: (table, limit) => table.maximum(limit) },
  exclusiveMinimum: { side: "lower", node: (table, limit) => table.minimum(limit, true) },
  exclusiveMaximum: { side: "upper", node: (table, limit) => table.maximum(limit, true) },
  minLength: size("minLength"),
  maxLength: size("maxLength"),
  minItems: size("minItems"),
  maxItems: size("maxItems"),
  minProperties: size("minProperties"),
  maxProperties: size("maxProperties"),
} satisfies Record<string, Limit>;

export type LimitKeyword = keyof typeof limits;

export type Trend = "added" | "tightened" | "loosened" | "removed";

interface Found {
  readonly located: Located;
  readonly limit: Rational;
  readonly node: Node;
}

/** The strictest occurrence. */
function strictest(shape: Shape, keyword: LimitKeyword, table: NodeTable): Found | undefined {
  const { side, node: make }: Limit = limits[keyword];
  let found: Found | undefined;
  for (const located of shape.occurrences(keyword)) {
    const limit = numberOf(located.value);
    const node = limit === undefined ? undefined : make(table, limit);
    if (limit === undefined || node === undefined) continue;
    if (found === undefined || isStricter(side, limit, found.limit)) found = { located, limit, node };
  }
  return found;
}

function isStricter(side: Limit["side"], a: Rational, b: Rational): boolean {
  return compare(a, b) === (side === "lower" ? 1 : -1);
}

/** The exact value of a JSON number, `undefined` for anything else. */
export function numberOf(value: Json): Rational | undefined {
  return typeof value === "number" || value instanceof ExactNumber ? toRational(value) : undefined;
}

/** The rule for one keyword and one way to change. */
export function boundRule(id: string, keyword: LimitKeyword, trend: Trend): Rule {
  return {
    id,
    find: (pair, { table }) => {
      const old = strictest(pair.old, keyword, table);
      const renewed = strictest(pair.new, keyword, table);
      if (trendOf(limits[keyword].side, old?.limit, renewed?.limit) !== trend) return [];
      return [
        change(id, pair, {
          oldPointer: old?.located.pointer,
          newPointer: renewed?.located.pointer,
          facts: { keyword },
          before: old?.located.value,
          after: renewed?.located.value,
          clause: { old: old?.node ?? table.true, new: renewed?.node ?? table.true },
        }),
      ];
    },
  };
}

function trendOf(side: Limit["side"], old: Rational | undefined, renewed: Rational | undefined): Trend | undefined {
  if (old === undefined) return renewed === undefined ? undefined : "added";
  if (renewed === undefined) return "removed";
  if (compare(old, renewed) === 0) return undefined;
  return isStricter(side, renewed, old) ? "tightened" : "loosened";
}
