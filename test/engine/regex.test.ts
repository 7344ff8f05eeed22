/** Patterns as automata, held against the JavaScript engine. */
import { describe, expect, test } from "vitest";
import { automatonOf, matches } from "../../src/engine/automaton.js";

const patterns = [
  "^abc$",
  "a",
  "^a|b$",
  "\\bfoo\\b",
  "^(?=.*\\d)(?=.*[a-z]).{8,}$",
  "^(?!x-)",
  "^\\d{3}-\\d{4}$",
  "(a+)+$",
  "^(a|aa)+$",
  "^[\\p{L}]+$",
  "^.{1,255}$",
  "^$",
  "^(?:(?!foo).)*$",
  "\\Bo",
  "^(a?){3}$",
  "x*",
  "^(?:a|b(?=c))+c?$",
  "[^a]",
  "$^",
  "(?:^|,)a",
  "^\\S(|(.|\\n)*\\S)$",
  "\\-",
  "^[\\w-.]+$",
  "^\\u{1F600}$",
];
const texts = [
  "",
  "a",
  "b",
  "abc",
  "foo",
  "a foo b",
  "foobar",
  "abcdefg1",
  "x-a",
  "123-4567",
  "aaaa!",
  "é",
  "ab",
  "bc",
];
const more = ["abcc", "hello\nworld", ",a", "o", "-", " a", "a-.", "😀", "\ud800", "x".repeat(256)];

describe.each(patterns)("%s", (pattern) => {
  test.each([...texts, ...more])("on %j", (text) => {
    const regExp = (() => {
      try {
        return new RegExp(pattern, "u");
      } catch {
        return new RegExp(pattern);
      }
    })();
    expect(matches(pattern, text)).toBe(regExp.test(text));
  });
});

test("a pattern made for backtracking is linear here", () => {
  expect(matches("^(([a-z])+.)+[A-Z]([a-z])+$", `${"a".repeat(5_000)}!`)).toBe(false);
});

test.each([
  ["(?<=a)b", "pattern:lookbehind"],
  ["(a)\\1", "pattern:backreference"],
  ["(", "pattern:syntax"],
  ["(".repeat(300) + ")".repeat(300), "budget:pattern"],
])("%s is named as not decided", (pattern, cause) => {
  expect(automatonOf(pattern)).toMatchObject({ cause });
  expect(matches(pattern, "b")).toBeUndefined();
});
