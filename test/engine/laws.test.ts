/**
 * Laws that hold for all schemas, tried on arbitrary ones. `CONTRACT_CHECK_LAWS=20000` makes a long run,
 * `CONTRACT_CHECK_SEED` repeats one; the seed is printed.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createConfirmer } from "../../src/confirm/index.js";
import { createEngine } from "../../src/engine/index.js";
import type { NormalizedDocument } from "../../src/model/engine.js";
import type { Json } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import { normalizeDocuments } from "../../src/normalize/index.js";
import { packages } from "../../src/validators/index.js";
import { schemas, values } from "../support/schemas.js";

const runs = Number(process.env.CONTRACT_CHECK_LAWS ?? 500);
const seed = Number(process.env.CONTRACT_CHECK_SEED ?? 20_261_123);

const uris = {
  "draft-07": "http://json-schema.org/draft-07/schema#",
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
};

describe.each(["draft-07", "2020-12"] as const)("%s", (dialect) => {
  const counts = { included: 0, "not-included": 0, unknown: 0, unable: 0 };
  const documents = (...all: Json[]): NormalizedDocument[] =>
    normalizeDocuments(
      createNodeTable(),
      all.map((json) => ({ json, pointers: [""], defaultDialect: uris[dialect] })),
      { formats: "annotation" },
    );

  test(`inclusion, on ${runs} pairs (seed ${seed})`, { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(schemas(dialect), schemas(dialect), fc.boolean(), (first, second, related) => {
        const reader = related ? { ...first, ...second, $defs: first.$defs as Json } : second;
        const [a, b] = documents(first, reader) as [NormalizedDocument, NormalizedDocument];
        const engine = createEngine(a.table);
        const [writer, target] = [a.nodeAt(""), b.nodeAt("")];
        const verdict = engine.include(writer, target);
        counts[verdict.verdict] += 1;

        expect(engine.include(writer, writer).verdict).toBe("included");
        expect(engine.include(a.table.and([writer, target]), target).verdict).not.toBe("not-included");
        expect(engine.include(writer, a.table.or([writer, target])).verdict).not.toBe("not-included");
        if (verdict.verdict === "included") {
          for (const value of values) {
            expect([
              value,
              engine.evaluate(writer, value) === true && engine.evaluate(target, value) === false,
            ]).toEqual([value, false]);
          }
          expect(engine.find([a.table.and([writer, a.table.not(target)])], []).verdict).toBe("empty");
        }
        if (verdict.verdict === "not-included") {
          expect(engine.evaluate(writer, verdict.witness)).toBe(true);
          expect(engine.evaluate(target, verdict.witness)).toBe(false);
          const judge = (json: Json, expected: "valid" | "invalid") => {
            const options = { json, formats: "annotation", defaultDialect: uris[dialect] } as const;
            const { result } = createConfirmer(options, packages).validate("", verdict.witness, expected);
            if (result === "unable") counts.unable += 1;
            else expect([json, verdict.witness, result]).toEqual([json, verdict.witness, expected]);
          };
          judge(first, "valid");
          judge(reader, "invalid");
        }
      }),
      { numRuns: runs, seed },
    );
    console.log(`laws, ${dialect}, seed ${seed}: ${JSON.stringify(counts)}, 0 violations`);
    expect(counts.unknown).toBeLessThan(runs / 20);
  });
});
