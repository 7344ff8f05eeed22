/** Sets of code points: agreement with the regular expressions of the platform. */
import { expect, it } from "vitest";
import { complement, digit, lineTerminator, property, space, union, word } from "../../src/engine/char-sets.js";
import { inRanges } from "../../src/engine/regex.js";

const sets = [
  ["\\d", digit],
  ["\\D", complement(digit)],
  ["\\w", word],
  ["\\s", space],
  ["\\S", complement(space)],
  [".", complement(lineTerminator)],
  ["[\\d\\sb-fa-c]", union([digit, space, [0x62, 0x66], [0x61, 0x63]])],
  ["\\p{Lu}", property("\\p{Lu}")],
  ["\\P{Script=Greek}", property("\\P{Script=Greek}")],
  ["\\p{Emoji}", property("\\p{Emoji}")],
  ["\\p{Cs}", property("\\p{Cs}")],
] as const;

it.each(sets)("%s holds what the platform says, for every code point", (source, set) => {
  const one = new RegExp(`^${source}$`, "u");
  const wrong: number[] = [];
  for (let at = 0; at <= 0x10ffff; at++) {
    if (one.test(String.fromCodePoint(at)) !== inRanges(set, at)) wrong.push(at);
  }
  expect(wrong).toEqual([]);
});

it("unites and complements without overlaps", () => {
  expect(
    union([
      [5, 9],
      [1, 4],
      [20, 30],
      [25, 40],
    ]),
  ).toEqual([1, 9, 20, 40]);
  expect(complement([])).toEqual([0, 0x10ffff]);
  expect(complement(complement([3, 4, 9, 0x10ffff]))).toEqual([3, 4, 9, 0x10ffff]);
});
