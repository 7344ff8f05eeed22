/** Schemas made to hurt: each ends in its verdict, or in "not decided" with a cause. `npm run bench -- --only attacks` times them. */
import { describe, expect, test } from "vitest";
import { decideInclusion } from "../../src/compare/decide.js";
import { ContractCheckError } from "../../src/errors.js";
import { attacks, betweenMetaSchemas } from "../support/attacks.js";

const cause = /^[a-z]+:[a-z0-9-]+$/;

describe("attacks", () => {
  test.each(attacks.filter(({ slow }) => slow !== true))("$name", ({ make, truth, open }) => {
    const [writer, reader] = make();
    if (truth === "refused") {
      expect(() => decideInclusion(writer, reader)).toThrow(ContractCheckError);
      return;
    }
    const verdict = decideInclusion(writer, reader);
    if (verdict.verdict === "unknown") {
      expect(verdict.cause).toMatch(cause);
      expect(open === true || truth === "meaningless").toBe(true);
    } else expect(verdict.verdict).toBe(truth);
  });
});

describe("one draft's meta-schema in another's", () => {
  test.each(betweenMetaSchemas)("$name", ({ make }) => {
    const verdict = decideInclusion(...make());
    if (verdict.verdict === "unknown") expect(verdict.cause).toMatch(cause);
    else expect(["included", "not-included"]).toContain(verdict.verdict);
  });
});
