/** Laws over pairs that nobody wrote for one another: every old schema of the fixtures against a stranger's new one. */
import { describe, expect, it } from "vitest";
import { compare, fixtures } from "./setup.js";

const all = fixtures();
/** Coprime to the number of fixtures or not, each schema meets a stranger at each distance. */
const distances = [1, 17, 59];

const pairs = distances.flatMap((distance) =>
  all.map((fixture, i) => {
    const other = all[(i + distance) % all.length] as (typeof all)[number]; // the index is below the length
    return {
      name: `${fixture.rule}/${fixture.name} against ${other.rule}/${other.name}`,
      old: fixture.old,
      new: other.new,
    };
  }),
);

describe("strangers", () => {
  it.each(pairs)("$name", ({ old, new: renewed }) => {
    const { found, context, old: oldShape, new: newShape } = compare(old, renewed);
    for (const { change, pair } of found) {
      if (change.clause === undefined) continue;
      expect(context.ask(pair.old.node, change.clause.old), `old clause of ${change.rule}`).toBe("included");
      expect(context.ask(pair.new.node, change.clause.new), `new clause of ${change.rule}`).toBe("included");
    }
    const narrowed = { backward: false, forward: false };
    for (const { change } of found) {
      if (change.clause === undefined) continue;
      if (context.ask(change.clause.old, change.clause.new) !== "included") narrowed.backward = true;
      if (context.ask(change.clause.new, change.clause.old) !== "included") narrowed.forward = true;
    }
    if (context.ask(oldShape.node, newShape.node) === "not-included") expect(narrowed.backward).toBe(true);
    if (context.ask(newShape.node, oldShape.node) === "not-included") expect(narrowed.forward).toBe(true);
  });
});
