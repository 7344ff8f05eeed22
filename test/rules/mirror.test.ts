/** Swapping the sides of a pair swaps the sides of every change: what was added is removed, what narrowed widens. */
import { describe, expect, it } from "vitest";
import { compare, fixtures } from "./setup.js";

const opposites: readonly (readonly [string, string])[] = [
  ["added", "removed"],
  ["tightened", "loosened"],
  ["closed", "opened"],
  ["narrowed", "widened"],
  ["became-required", "became-optional"],
  ["any-of-became-one-of", "one-of-became-any-of"],
];

function mirrored(rule: string): string {
  for (const [one, other] of opposites) {
    if (rule.endsWith(one)) return rule.slice(0, -one.length) + other;
    if (rule.endsWith(other)) return rule.slice(0, -other.length) + one;
  }
  return rule;
}

describe.each(fixtures())("$rule/$name", ({ old, new: renewed }) => {
  it("is its own mirror", () => {
    const there = compare(old, renewed).found.map(({ change }) => mirrored(change.rule));
    const back = compare(renewed, old).found.map(({ change }) => change.rule);
    expect(back.sort()).toEqual(there.sort());
  });

  it("narrows in the other direction", () => {
    const narrowing = (from: typeof old, to: typeof old, side: "old" | "new") => {
      const { found, context } = compare(from, to);
      return found
        .filter(({ change: { clause } }) => {
          if (clause === undefined) return false;
          const other = side === "old" ? "new" : "old";
          return context.ask(clause[side], clause[other]) !== "included";
        })
        .map(({ change }) => change.rule);
    };
    const backward = narrowing(old, renewed, "old").map(mirrored);
    expect(narrowing(renewed, old, "new").sort()).toEqual(backward.sort());
  });
});
