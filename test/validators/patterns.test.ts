/** Patterns as ajv runs them: the platform's answers, without its patience. */
import { describe, expect, it } from "vitest";
import { Unanswered } from "../../src/confirm/packages.js";
import { createPattern } from "../../src/validators/patterns.js";

const a = (length: number) => "a".repeat(length);

describe("patterns made for backtracking", () => {
  it.each([
    ["^(a+)+$", `${a(5_000)}b`, false],
    ["^(a+)+$", a(5_000), true],
    ["^(a|a)*b$", `${a(2_000)}b`, true],
    ["^(a|a|a|a|a)*b$", a(2_000), false],
    ["^(([a-z])+.)+[A-Z]([a-z])+$", a(5_000), false],
    ["(x+x+)+y", `${"x".repeat(3_000)}z`, false],
    ["(x+x+)+y", `${"x".repeat(3_000)}y!`, true],
    ["^(a?){40}a{40}$", a(40), true],
    ["^(a?){40}a{40}$", a(39), false],
    ["a*a*a*a*a*a*b", a(3_000), false],
    ["^(?:é|\\u{1F600})*$", "é😀".repeat(1_000), true],
    ["^(a|b)+$|^(c|d)*x", `${"cd".repeat(1_000)}xyz`, true],
    ["^(\\-|a)*\\-$", `${a(1_000)}-`, true], // compiles without `u` only
  ])("%s", (source, text, expected) => {
    expect(createPattern(source).test(text)).toBe(expected);
  });

  it.each([
    ["looks ahead", "^(?=(a+)+$)a*b"],
    ["refers back", "^((a+)\\2?)+b$"],
    ["has too many states", "^((a{500}){500}|b)*$"],
  ])("is not answered where it %s", (_, source) => {
    expect(() => createPattern(source).test(a(200))).toThrow(Unanswered);
    expect(createPattern(source).test("ac")).toBe(new RegExp(source, "u").test("ac"));
  });

  it("refuses what is no pattern", () => expect(() => createPattern("(")).toThrow(SyntaxError));
});

describe("the two ways of running a pattern agree", () => {
  const sources = [
    "^(\\d+)(\\.\\d+)*$",
    "(ab|ba|a)+c$",
    "^[^@\\s]+@([a-z]+\\.)+[a-z]+",
    "(\\w+\\s?)+!",
    "^(?:[\\p{L}.]+-?)+$",
    "(.|\\n)*x(.|y)*",
    "^$|^(a|b)*a",
    "([^]a?)+$",
  ];
  const parts = ["a", "b", "c", ".", "1", "@", " ", "!", "x", "-", "é", "\n", "\u2028"];
  it.each(sources)("%s", (source) => {
    const pattern = createPattern(source);
    const platform = new RegExp(source, "u");
    for (let seed = 0; seed < 200; seed++) {
      let state = seed * 2654435761 + 1;
      const next = () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state;
      };
      const text = Array.from({ length: 18 }, () => parts[(next() >>> 8) % parts.length]).join("");
      expect(pattern.test(text), text).toBe(platform.test(text));
    }
  });
});
