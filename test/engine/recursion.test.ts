/** Definitions that refer to each other in circles: what one widening makes of all of them. */
import { expect, test } from "vitest";
import { decideInclusion } from "../../src/compare/decide.js";
import { synthetic } from "../support/synthetic.js";

test.each([5, 10, 20, 40])("%i definitions in circles, one of them widened", (count) => {
  expect(decideInclusion(synthetic(count, 0), synthetic(count, 1)).verdict).toBe("included");
  expect(decideInclusion(synthetic(count, 1), synthetic(count, 0)).verdict).toBe("not-included");
});
