/** A pattern without flags accepts exactly what the pattern with flags accepts. */
import { expect, it } from "vitest";
import { flaglessSource } from "../../../src/load/exporters/regex-flags.js";

const samples = [
  "",
  "a",
  "A",
  "ORD-7f",
  "ord-7F",
  "ord-7g",
  "x\ny",
  "X\nY",
  "a.b",
  "a\nb",
  "_",
  "^",
  "Z",
  "[",
  "k",
  "\u212a",
];

it.each([/^ord-[0-9a-f]+$/i, /^[^a-c]$/i, /^[A-Z_]$/i, /^\w\.\w$/i, /^y$/m, /^x$/im, /a.b/s, /^[.^$]$/ims, /^[k[]$/i])(
  "%s",
  (pattern) => {
    const source = flaglessSource(pattern);
    const rewritten = new RegExp(source ?? "(?!)");
    for (const sample of samples) expect([sample, rewritten.test(sample)]).toEqual([sample, pattern.test(sample)]);
  },
);

it.each([/straße/i, /(a)\1/i, /(?<year>\d)/i, /\u0041/i, /[!-z]/i, /[Z-a]/i, /\cA/i])(
  "does not guess at %s",
  (pattern) => {
    expect(flaglessSource(pattern)).toBeUndefined();
  },
);
