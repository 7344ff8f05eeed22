/**
 * Schemas in which one keyword came, went or became another: how often does a proven break have no name? Counted over
 * a fixed sample, so that the number can only change with the rules.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffContracts } from "../../src/compare/index.js";
import { mutations } from "../support/mutations.js";
import { contractOf } from "./contracts.js";

const dialects = [
  ["2020-12", "https://json-schema.org/draft/2020-12/schema"],
  ["draft-07", "http://json-schema.org/draft-07/schema#"],
] as const;

/** Of a thousand proven breaks. */
const mostUnexplained = 5;

describe.each(dialects)("one changed keyword in %s", (dialect, uri) => {
  const reports = fc.sample(mutations(dialect), { numRuns: 800, seed: 20 }).map((mutation) => {
    const [old, renewed] = [mutation.old, mutation.new].map((schema) => ({ $schema: uri, ...schema })) as [
      object,
      object,
    ];
    const side = (schema: object) => contractOf(undefined, { Invoice: schema as never });
    const report = diffContracts(side(old), side(renewed), { policy: { unknownProperties: "strict" } });
    return { ...mutation, report };
  });
  const breaks = reports.flatMap((one) =>
    (["backward", "forward"] as const)
      .filter((direction) => one.report[direction]?.verdict === "not-included")
      .map((direction) => ({ ...one, direction })),
  );

  it("has a name nearly always", () => {
    const unexplained = breaks.filter(({ report, direction }) =>
      report.findings.some((one) => one.rule === "unexplained-difference" && one.direction === direction),
    );
    expect(breaks.length).toBeGreaterThan(100);
    const shown = unexplained.map(
      ({ what, old, new: renewed }) => `${what}\n${JSON.stringify(old)}\n${JSON.stringify(renewed)}`,
    );
    expect((unexplained.length * 1000) / breaks.length, shown.join("\n")).toBeLessThanOrEqual(mostUnexplained);
  });

  it("has a breaking finding with a document wherever it breaks", () => {
    for (const { report, direction, what } of breaks) {
      const breaking = report.findings.filter((one) => one.level === "breaking" && one.direction === direction);
      expect(breaking.length, what).toBeGreaterThan(0);
      for (const { witness } of breaking) expect(witness, what).toBeDefined();
    }
  });

  it("is no break where nothing is breaking", () => {
    for (const { report, what } of reports) {
      for (const direction of ["backward", "forward"] as const) {
        if (report[direction]?.verdict !== "included") continue;
        const breaking = report.findings.filter((one) => one.level === "breaking" && one.direction === direction);
        expect(breaking, what).toEqual([]);
      }
    }
  });
});
