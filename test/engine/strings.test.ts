/** Strings: patterns together with lengths. */
import { expect, test } from "vitest";
import { decideInclusion } from "../../src/compare/decide.js";

test.each<[name: string, writer: object, reader: object, verdict: string]>([
  ["a long string within a pattern", { pattern: "^a*$", minLength: 65_535 }, { pattern: "^[ab]*$" }, "included"],
  ["a long string outside of one", { pattern: "^[ab]*$", minLength: 20_000 }, { pattern: "^a*$" }, "not-included"],
  ["a length that no string has", { pattern: "^(aaa)*$", minLength: 31, maxLength: 32 }, { maxLength: 1 }, "included"],
  [
    "a length that one string has",
    { pattern: "^(aaa)*$", minLength: 31, maxLength: 33 },
    { maxLength: 32 },
    "not-included",
  ],
  [
    "periods that meet late",
    { allOf: [{ pattern: "^(a{7})*$" }, { pattern: "^(a{11})*$" }], minLength: 1 },
    { minLength: 77 },
    "included",
  ],
  ["values that are listed", { pattern: "^[ab]$" }, { enum: ["a", "b"] }, "included"],
  ["a value that is not", { pattern: "^[ab]{2}$" }, { enum: ["aa", "ab", "bb"] }, "not-included"],
])("%s", (_, writer, reader, verdict) => {
  expect(decideInclusion({ type: "string", ...writer }, reader).verdict).toBe(verdict);
});
