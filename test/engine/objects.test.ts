/** Objects: what few keys must do together. */
import { expect, test } from "vitest";
import { decideInclusion } from "../../src/compare/decide.js";

const noValue = (schema: object): object => ({ additionalProperties: { not: schema } });
const three = [
  noValue({ type: "string" }),
  noValue({ type: "integer", minimum: 5 }),
  noValue({ type: "integer", maximum: 9 }),
];
const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

const keyed = (less: number): object => ({
  type: "object",
  allOf: Array.from({ length: 50 }, (_, i) => ({
    patternProperties: { [`x${i}y`]: { minimum: i === 30 ? i - less : i } },
  })),
});

test.each<[name: string, writer: unknown, reader: unknown, verdict: string]>([
  ...orders.map(
    (order) =>
      [
        `two keys for three wishes, ${order}`,
        { type: "object", maxProperties: 2 },
        { anyOf: order.map((i) => three[i]) },
        "not-included",
      ] satisfies [string, unknown, unknown, string],
  ),
  ["one key for three wishes", { type: "object", maxProperties: 1 }, { anyOf: three }, "included"],
  [
    "one key with a value and a name to find",
    { type: "object", maxProperties: 1 },
    { anyOf: [{ additionalProperties: { type: "string" } }, { propertyNames: { minLength: 3 } }] },
    "not-included",
  ],
  [
    "one key with two things to be said of its name",
    { type: "object", maxProperties: 1, propertyNames: { minLength: 1 } },
    { anyOf: [{ propertyNames: { minLength: 3 } }, { propertyNames: { pattern: "^[at]" } }] },
    "not-included",
  ],
  [
    "two keys that are all there are",
    { type: "object", minProperties: 2, propertyNames: { enum: ["x", "yy"] } },
    { propertyNames: { minLength: 2 } },
    "not-included",
  ],
  [
    "names that are all as they should be",
    { type: "object", propertyNames: { enum: ["xx", "yy"] } },
    { propertyNames: { minLength: 2 } },
    "included",
  ],
  ["many patterns that keys may match together", keyed(0), keyed(1), "included"],
  ["one of them that allows more", keyed(1), keyed(0), "not-included"],
])("%s", (_, writer, reader, verdict) => {
  expect(decideInclusion(writer, reader).verdict).toBe(verdict);
});
