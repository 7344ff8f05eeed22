/** Every rule over every fixture pair; and the laws that every change keeps. */
import { describe, expect, it } from "vitest";
import { compare, fixtures, stated } from "./setup.js";

describe.each(fixtures())("$rule/$name", (fixture) => {
  it("states exactly what is expected", () => {
    expect(stated(compare(fixture.old, fixture.new).found)).toEqual(fixture.expected);
  });

  it("states only clauses that hold of the side they are said of", () => {
    const { found, context } = compare(fixture.old, fixture.new);
    for (const { change, pair } of found) {
      if (change.clause === undefined) continue;
      expect(context.ask(pair.old.node, change.clause.old), `old clause of ${change.rule}`).toBe("included");
      expect(context.ask(pair.new.node, change.clause.new), `new clause of ${change.rule}`).toBe("included");
    }
  });

  it("is silent on an unchanged schema", () => {
    expect(stated(compare(fixture.old, structuredClone(fixture.old)).found)).toEqual([]);
    expect(stated(compare(fixture.new, structuredClone(fixture.new)).found)).toEqual([]);
  });
});
