/** Numbers that no double holds are judged by others in their places. */
import { expect, test } from "vitest";
import { decideInclusion } from "../../src/compare/decide.js";
import { inSmallNumbers } from "../../src/confirm/small-numbers.js";
import { ExactNumber, type Json, stringify } from "../../src/model/json.js";

const exact = (digits: string) => new ExactNumber(digits);
const [largest, beyond] = [exact("9223372036854775807"), exact("9223372036854775808")];

test("order and integers stay, lengths and counts too", () => {
  const judged = inSmallNumbers({
    json: {
      properties: { minimum: { minimum: 0.5, maximum: beyond }, name: { maxLength: 40 } },
      not: { enum: [{ maxLength: largest }, -1, "7"] },
    },
    instance: { minimum: [largest, 0.25, 0.5] },
  });
  expect(stringify((judged?.json ?? null) as Json)).toBe(
    '{"properties":{"minimum":{"minimum":3.5,"maximum":5},"name":{"maxLength":40}},"not":{"enum":[{"maxLength":4},1,"7"]}}',
  );
  expect(stringify((judged?.instance ?? null) as Json)).toBe('{"minimum":[4,2.5,3.5]}');
});

test.each<[string, Json]>([
  ["multiples are more than order", { properties: { a: { multipleOf: 2 } } }],
  ["a meta-schema has numbers of its own", { $ref: "https://json-schema.org/draft/2020-12/schema" }],
  ["an exponent beyond those that we calculate with", { minimum: exact("1e9999") }],
])("%s", (_, json) => {
  expect(inSmallNumbers({ json, instance: 1 })).toBeUndefined();
});

test("the limit of 64-bit integers can be broken", () => {
  const verdict = decideInclusion({ type: "integer" }, { type: "integer", maximum: largest });
  expect(verdict).toMatchObject({ verdict: "not-included", confirmedBy: "ajv" });
});
