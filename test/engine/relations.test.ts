/** Hand-made pairs of schemas by theme: each verdict was derived by hand, in both directions, and none may be unknown. */
import { describe, expect, test } from "vitest";
import { type DecideOptions, decideInclusion } from "../../src/compare/decide.js";
import { lawDialects } from "../support/schemas.js";
import { arrays } from "./relations/arrays.js";
import { objects } from "./relations/objects.js";
import { references } from "./relations/references.js";
import type { Relation, Sign } from "./relations/relation.js";
import { scalars } from "./relations/scalars.js";
import { unevaluated } from "./relations/unevaluated.js";
import { unions } from "./relations/unions.js";

const themes: Readonly<Record<string, readonly Relation[]>> = {
  unions,
  arrays,
  objects,
  scalars,
  references,
  unevaluated,
};

/** Whether the first is in the second, and the second in the first. */
const expected: Readonly<Record<Sign, readonly [string, string]>> = {
  "=": ["included", "included"],
  "<": ["included", "not-included"],
  ">": ["not-included", "included"],
  x: ["not-included", "not-included"],
};

describe.each(Object.entries(themes))("%s", (_, relations) => {
  for (const [name, a, sign, b, options] of relations) {
    test(name, () => {
      const { dialect = "2020-12", formats = "annotation" } = options ?? {};
      const how: DecideOptions = { dialect: lawDialects[dialect], formats };
      const verdicts = [decideInclusion(a, b, how), decideInclusion(b, a, how)];
      const words = verdicts.map((verdict) => (verdict.verdict === "unknown" ? verdict : verdict.verdict));
      expect(words).toEqual(expected[sign]);
    });
  }
});
