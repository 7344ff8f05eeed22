/** Splitting must get on: a state that came back below itself would count as empty. */
import { expect, test } from "vitest";
import { isWideWish, wishes } from "../../src/engine/disjunctions.js";
import { kind, type Node, type NodeTable, type PatternEntry } from "../../src/model/ir.js";
import { createNodeTable } from "../../src/model/node-table.js";

const table: NodeTable = createNodeTable();
const [string, integer] = [table.type(kind.string), table.type(kind.integer)];
const named = (...entries: [string, Node][]) => new Map(entries);
const pattern: PatternEntry = { pattern: "^x-", node: string };

test.each<[name: string, wish: Node, parts: number]>([
  ["two names", table.properties(named(["a", string], ["b", integer]), [], table.true), 2],
  ["a name and all others", table.properties(named(["a", string]), [], integer), 2],
  ["a name and a pattern", table.properties(named(["a", string]), [pattern], table.true), 2],
  [
    "two names, a pattern and all others",
    table.properties(named(["a", string], ["b", integer]), [pattern], integer),
    3,
  ],
])("%s: each alternative speaks of one of them", (_, wish, parts) => {
  if (!isWideWish(wish)) throw new Error("it speaks of several keys");
  const alternatives = wishes(wish, table, () => true);
  expect(alternatives).toHaveLength(parts);
  for (const { inside, outside } of alternatives) {
    expect(inside).toEqual([]);
    expect(outside.map(isWideWish)).toEqual([false]);
  }
});

test.each<[name: string, wish: Node]>([
  ["one name", table.properties(named(["a", string]), [], table.true)],
  ["all but names that may be anything", table.properties(named(["a", table.true], ["b", table.true]), [], string)],
])("%s is not taken apart", (_, wish) => {
  expect(isWideWish(wish)).toBe(false);
});
