import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExactNumber, type Json } from "../../src/model/json.js";
import { canonicalText } from "../../src/util/canonical.js";
import { sameNumber } from "../../src/util/decimal.js";
import { digestOf } from "../../src/util/digest.js";
import { parseJsonText } from "../../src/util/json-text.js";

const reference = canonicalize as unknown as (value: unknown) => string;

describe("canonicalText", () => {
  it("is RFC 8785 for ordinary values", () => {
    // The example of RFC 8785, section 3.2.2.
    const text = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonicalText(JSON.parse(text) as Json)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it("orders members beside an exact number as the package does", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
        const plain = reference({ ...members, " exact": "here" });
        const exact = canonicalText({ ...(members as Record<string, Json>), " exact": new ExactNumber("1e400") });
        expect(exact).toBe(plain.replace('" exact":"here"', '" exact":1e+400'));
      }),
    );
  });

  it.each([
    ["1e400", "1e+400"],
    ["1E+400", "1e+400"],
    ["10.0e399", "1e+400"],
    ["-0.5e-400", "-5e-401"],
    ["12345678901234567891", "1.2345678901234567891e+19"],
    ["123456789012345678910e-1", "1.2345678901234567891e+19"],
  ])("writes %s as %s", (text, canonical) => {
    expect(canonicalText([new ExactNumber(text)])).toBe(`[${canonical}]`);
  });

  it("tells neighbors apart that one double stands for", () => {
    expect(digestOf({ maximum: 9007199254740992 })).not.toBe(digestOf(parseJsonText('{"maximum":9007199254740993}')));
  });

  it("keeps __proto__", () => {
    expect(canonicalText(parseJsonText('{"b":1,"__proto__":{"type":"null"}}'))).toBe(
      '{"__proto__":{"type":"null"},"b":1}',
    );
    expect(canonicalText(parseJsonText('{"b":1e400,"__proto__":2}'))).toBe('{"__proto__":2,"b":1e+400}');
  });
});

describe("digestOf", () => {
  it("is SHA-256 over the canonical text, whatever the order of members", () => {
    const digest = `sha256-${createHash("sha256").update('{"a":1,"b":"ü"}').digest("base64")}`;
    expect(digestOf({ b: "ü", a: 1 })).toBe(digest);
  });
});

describe("sameNumber", () => {
  it.each([
    ["1", "1.0", true],
    ["1e1", "10", true],
    ["-0", "0", true],
    ["0.10", "1e-1", true],
    ["1E-2", "0.01", true],
    ["-1", "1", false],
    ["1e2", "1e-2", false],
  ])("%s and %s: %s", (a, b, same) => {
    expect(sameNumber(a, b)).toBe(same);
  });
});
