/** Numbers: what is left after many exclusions. */
import { expect, test } from "vitest";
import { decideInclusion } from "../../src/compare/decide.js";

const coprime = Array.from({ length: 1_000 }, (_, i) => i).filter((i) =>
  [2, 3, 5, 7].every((prime) => i % prime !== 0),
);
const multiples = [2, 3, 5, 7].map((prime) => ({ multipleOf: prime }));

test.each<[name: string, writer: unknown, reader: unknown, verdict: string]>([
  [
    "integers beyond many listed ones",
    { type: "integer", minimum: 0 },
    { anyOf: [{ enum: coprime.slice(0, 200) }, ...multiples] },
    "not-included",
  ],
  [
    "all integers of a range",
    { type: "integer", minimum: 0, maximum: coprime[199] as number },
    { anyOf: [{ enum: coprime.slice(0, 200) }, ...multiples] },
    "included",
  ],
])("%s", (_, writer, reader, verdict) => {
  expect(decideInclusion(writer, reader).verdict).toBe(verdict);
});
