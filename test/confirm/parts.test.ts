/** What is left out of a schema for one instance's sake never changes ajv's judgement of that instance. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateAtOnce } from "../../src/confirm/ajv.js";
import { dialectNamed } from "../../src/confirm/dialects.js";
import { createConfirmer } from "../../src/confirm/index.js";
import type { Json } from "../../src/model/json.js";
import { packages } from "../../src/validators/index.js";
import { schemas, values } from "../support/arbitrary-schemas.js";

const uris = {
  "draft-07": "http://json-schema.org/draft-07/schema#",
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
};
const tried = (judge: () => boolean): string => {
  try {
    return judge() ? "valid" : "invalid";
  } catch {
    return "unable";
  }
};

const name = fc.constantFrom("a", "b", "ab", "__proto__", "", "x", "other");
const members = fc
  .array(fc.tuple(name, fc.constantFrom(...values)), { maxLength: 4 })
  .map((entries) => Object.fromEntries(entries) as Json);
const instances = fc.array(fc.oneof(fc.constantFrom(...values), members, fc.array(members, { maxLength: 2 })), {
  minLength: 6,
  maxLength: 6,
});

describe.each(["draft-07", "2020-12"] as const)("%s", (dialect) => {
  test("in parts as at once", { timeout: 300_000 }, () => {
    const judged = { valid: 0, invalid: 0, unable: 0 };
    fc.assert(
      fc.property(schemas(dialect), instances, (json, documents) => {
        const options = { json, formats: "annotation", defaultDialect: uris[dialect] } as const;
        const inParts = createConfirmer(options, packages);
        const atOnce = validateAtOnce(
          { ...options, remotes: new Map(), dialect: dialectNamed(uris[dialect]) },
          packages,
        );
        for (const instance of documents) {
          const { result } = inParts.validate("", instance);
          judged[result] += 1;
          const whole = tried(() => atOnce("", instance));
          // what nobody reaches cannot fail in parts, and does at once
          if (whole !== "unable") expect([instance, result]).toEqual([instance, whole]);
        }
      }),
      { numRuns: 150, seed: 20_261_123 },
    );
    expect(Math.min(judged.valid, judged.invalid)).toBeGreaterThan(150);
    expect(judged.unable).toBeLessThan(50);
  });
});

describe("what an instance does not name", () => {
  const named = (properties: object, more: object): Json => ({ properties, ...more }) as Json;
  test.each<[string, Json, Json, string]>([
    ["is still required", named({ a: {} }, { required: ["a"] }), { b: 1 }, "invalid"],
    ["is still not additional", named({ a: {} }, { additionalProperties: false }), { a: 1 }, "valid"],
    ["leaves the others additional", named({ a: {} }, { additionalProperties: false }), { b: 1 }, "invalid"],
    [
      "may be named further down",
      named({ a: { properties: { b: { type: "null" } } } }, {}),
      { a: { b: 1 } },
      "invalid",
    ],
    ["may hold what ajv refuses", named({ a: { minimum: "1" } }, {}), { b: 1 }, "valid"],
    ["is refused where it is reached", named({ a: { minimum: "1" } }, {}), { a: 1 }, "unable"],
    ["is a name in data", { const: { properties: { a: 1 } } }, { properties: { a: 1 } }, "valid"],
    ["is a property called properties", named({ properties: { type: "null" } }, {}), { properties: 1 }, "invalid"],
    ["asks for nothing", { dependentRequired: { a: ["b"] } }, { c: 1 }, "valid"],
    ["asks when it is there", { dependentRequired: { a: ["b"] } }, { a: 1 }, "invalid"],
    ["an invalid type is reached", { type: "strnig" }, 1, "unable"],
  ])("%s", (_, json, instance, result) => {
    expect(createConfirmer({ json, formats: "annotation" }, packages).validate("", instance).result).toBe(result);
  });
});

describe("keywords of other dialects, which ajv would heed", () => {
  test.each<[string, Json, Json]>([
    ["http://json-schema.org/draft-04/schema#", { const: 1 }, 2],
    ["http://json-schema.org/draft-04/schema#", { contains: false, propertyNames: false }, [1]],
    ["http://json-schema.org/draft-06/schema#", { if: true, then: false }, 1],
    ["http://json-schema.org/draft-07/schema#", { dependentRequired: { a: ["b"] } }, { a: 1 }],
    ["http://json-schema.org/draft-07/schema#", { type: "string", nullable: true, not: { type: "null" } }, "a"],
    ["https://json-schema.org/draft/2020-12/schema", { additionalItems: false, prefixItems: [{}] }, [1, 2]],
    ["https://json-schema.org/draft/2020-12/schema", { id: "schema-of-customers" }, 1],
  ])("%s: %j", (defaultDialect, json, instance) => {
    const options = { json, defaultDialect, formats: "assert" } as const;
    expect(createConfirmer(options, packages).validate("", instance).result).toBe("valid");
    const atOnce = validateAtOnce({ ...options, remotes: new Map(), dialect: dialectNamed(defaultDialect) }, packages);
    expect(atOnce("", instance)).toBe(true);
  });
});

test("a subschema that looks across references is read with the whole document, its neighbors are not", () => {
  const json: Json = {
    $defs: {
      Base: { properties: { id: { type: "string" } } },
      Closed: { $ref: "#/$defs/Base", unevaluatedProperties: false },
      Broken: { minimum: "1" },
    },
    properties: { a: { $ref: "#/$defs/Closed" } },
  };
  const { validate } = createConfirmer(
    { json: { ...json, $defs: { ...(json.$defs as object), Broken: true } }, formats: "assert" },
    packages,
  );
  expect(validate("", { a: { id: "x" } }).result).toBe("valid");
  expect(validate("", { a: { id: "x", other: 1 } }).result).toBe("invalid");
  expect(createConfirmer({ json, formats: "assert" }, packages).validate("", { b: 1 }).result).toBe("valid");
});

test("a reference that is re-based, an anchor and a name of the document itself are followed", () => {
  const inner = { $id: "https://example.com/inner", $defs: { T: { type: "null" } }, items: { $ref: "#/$defs/T" } };
  const json: Json = {
    $id: "https://example.com/outer",
    properties: {
      a: { $ref: "#/$defs/Inner" },
      b: { $ref: "#text" },
      c: { $ref: "outer#/$defs/T" },
    },
    $defs: { Inner: inner, T: { type: "boolean" }, Text: { $anchor: "text", type: "string" } },
  };
  const judge = (instance: Json) =>
    createConfirmer({ json, formats: "assert" }, packages).validate("", instance).result;
  expect([judge({ a: [null] }), judge({ b: "" }), judge({ c: true })]).toEqual(Array(3).fill("valid"));
  expect([judge({ a: [1] }), judge({ b: 1 }), judge({ c: 1 })]).toEqual(Array(3).fill("invalid"));
});
