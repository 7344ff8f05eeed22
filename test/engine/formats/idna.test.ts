/** Names beyond ASCII. */
import { describe, expect, test } from "vitest";
import { isInternationalName } from "../../../src/engine/formats/idna.js";
import { decodePunycode, encodePunycode } from "../../../src/engine/formats/punycode.js";

describe("Punycode, by the examples of RFC 3492, section 7.1", () => {
  test.each([
    ["Arabic", "ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"],
    ["Chinese", "他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"],
    ["Czech", "Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"],
    ["Japanese", "なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"],
    ["Japanese with digits", "3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"],
    ["ASCII that needs no encoding", "-> $1.00 <-", "-> $1.00 <--"],
  ])("%s", (_, text, encoded) => {
    const codePoints = [...text].map((character) => character.codePointAt(0) as number);
    expect(encodePunycode(codePoints)).toBe(encoded);
    expect(decodePunycode(encoded)).toEqual(codePoints);
  });

  test.each(["a-ö", "99999999", "é"])("%s is none", (text) => {
    expect(decodePunycode(text)).toBeUndefined();
  });
});

describe("names", () => {
  test.each<[string, boolean | undefined]>([
    ["bücher.example", true],
    ["xn--bcher-kva.example", true],
    ["BÜCHER.example", undefined],
    ["bücher..example", false],
    ["-bücher.example", false],
    ["büc--her.example", true],
    ["bü--cher.example", false],
    ["ab--ü.example", false],
    ["日本語。jp", true],
    ["אבג.example", true],
    ["אבגabc.example", false],
    ["1אבג.example", false],
    ["abc.1אבג", false],
    ["אבג1", true],
    ["ⓐ.example", undefined],
    ["a\u00adb", undefined],
    ["☃.example", false],
    ["\u0301a", false],
    ["ꭰ", undefined],
    ["a\u{1f600}", undefined],
    ["a".repeat(64), false],
    [`${"a".repeat(60)}.`.repeat(5).slice(0, -1), false],
    ["", false],
  ])("%j: %s", (name, expected) => {
    expect(isInternationalName(name)).toBe(expected);
  });
});
