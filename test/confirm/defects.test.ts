/**
 * The known defects of other people's validators, each tried: when a release repairs one, its line here fails, and
 * the line in `defects.ts` goes.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createAjv } from "../../src/confirm/ajv.js";
import { defectAt, defects } from "../../src/confirm/defects.js";
import { dialectNamed } from "../../src/confirm/dialects.js";
import { factsOf } from "../../src/confirm/facts.js";
import { type ConfirmerOptions, createConfirmer } from "../../src/confirm/index.js";
import { dialectUris } from "../../src/confirm/packages.js";
import { plain } from "../../src/confirm/prepare.js";
import type { Json } from "../../src/model/json.js";
import { parseJsonText } from "../../src/util/json-text.js";
import { packages } from "../../src/validators/index.js";

const word = (valid: boolean): "valid" | "invalid" => (valid ? "valid" : "invalid");
const installed = (name: string): string => {
  const manifest = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
};
const rows = defects.map((defect) => [`${defect.of}: ${defect.id}`, defect] as const);

test("have an id of their own", () => {
  expect(new Set(defects.map(({ of, id }) => `${of} ${id}`)).size).toBe(defects.length);
});

describe("each is there, in the release that we have", () => {
  test.each(rows)("%s", (_, { of, versions, applies, example }) => {
    const { dialect, schema, instance, valid, formats = "annotation" } = example;
    expect(installed(of)).toBe(versions);
    const known = dialectNamed(dialectUris[dialect]);
    expect(applies(factsOf([schema], known), instance)).toBe(true);
    if (of === "ajv") {
      const judge = createAjv({ json: schema, dialect: known, formats, remotes: new Map() }, packages);
      expect(judge("", instance)).toEqual({ result: word(!valid), by: "ajv" });
    } else {
      const document = { json: plain(schema), dialect: dialectUris[dialect], remotes: [] };
      const question = { document, formats, pointer: "", instance: plain(instance) } as const;
      expect(packages.second(question)).toEqual({ valid: !valid });
    }
  });
});

describe("what they get wrong is said right, or not at all", () => {
  test.each(rows)("%s", (_, { example }) => {
    const { dialect, schema, instance, valid, formats = "annotation" } = example;
    const options: ConfirmerOptions = { json: schema, defaultDialect: dialectUris[dialect], formats };
    const opinion = createConfirmer(options, packages).validate("", instance, word(valid));
    const facts = factsOf([schema], dialectNamed(dialectUris[dialect]));
    const both = ["ajv", "@hyperjump/json-schema"] as const;
    const [first, second] = both.map((validator) => defectAt(validator, facts, instance) !== undefined);
    if (first && second) expect(["unable", word(valid)]).toContain(opinion.result);
    else expect(opinion).toEqual({ result: word(valid), by: first ? both[1] : both[0] });
  });

  test("without a claim, ajv's word stands", () => {
    const { validate } = createConfirmer({ json: { multipleOf: 0.01 }, formats: "assert" }, packages);
    expect(validate("", 4.35)).toEqual({ result: "invalid", by: "ajv" });
    expect(validate("", 4.35, "valid")).toEqual({ result: "valid", by: "@hyperjump/json-schema" });
  });

  test("a contradiction without a known defect stands", () => {
    const { validate } = createConfirmer({ json: { type: "string" }, formats: "assert" }, packages);
    expect(validate("", 1, "valid")).toEqual({ result: "invalid", by: "ajv" });
  });
});

describe("when a defect may be at work", () => {
  const applying = (of: "ajv" | "@hyperjump/json-schema", schema: string, instance: string, dialect = "2020-12") =>
    defectAt(of, factsOf([parseJsonText(schema)], dialectNamed(dialect)), parseJsonText(instance))?.id;
  test.each([
    ["ajv", '{"multipleOf": 5}', "10", undefined],
    ["ajv", '{"multipleOf": 5}', "10.5", "multiples-of-fractions"],
    ["ajv", '{"contains": {}}', "[]", undefined],
    ["ajv", '{"properties": {"contains": {}, "prefixItems": []}}', "[]", undefined],
    ["@hyperjump/json-schema", '{"multipleOf": 0.01}', "4.35", undefined],
    ["@hyperjump/json-schema", '{"multipleOf": 0.01}', "100000000.01", "nearly-multiples"],
    ["@hyperjump/json-schema", '{"multipleOf": 1e-7}', "1", "nearly-multiples"],
    ["@hyperjump/json-schema", '{"maximum": 1e400}', "1", "numbers-are-doubles"],
    ["@hyperjump/json-schema", '{"x-owner": {"$id": "x"}}', "1", "identifiers-in-data"],
    ["@hyperjump/json-schema", '{"properties": {"$id": {"type": "string"}}}', '{"$id": "x"}', undefined],
    ["@hyperjump/json-schema", '{"$id": "x", "$ref": "y"}', "1", undefined],
    ["@hyperjump/json-schema", '{"$id": "x", "$ref": "y"}', "1", "identifier-beside-reference", "draft-07"],
  ] as const)("%s, %s, %s", (of, schema, instance, id, dialect?: string) => {
    expect(applying(of, schema, instance, dialect)).toBe(id);
  });
});

describe("where ajv refuses, the second decides", () => {
  const draft7 = "http://json-schema.org/draft-07/schema#";
  test.each<[string, Json, Json, string | undefined]>([
    ["an empty enumeration", { enum: [] }, 1, undefined],
    ["a value that answers to toString", { enum: [{ toString: 1 }] }, { toString: 2 }, undefined],
    [
      "a reference at the root, beside definitions, with characters that URIs escape",
      { $ref: "#/definitions/List<Item[]>", definitions: { "List<Item[]>": { enum: [{ toString: 1 }] } } },
      { toString: 2 },
      draft7,
    ],
  ])("%s", (_, json, instance, defaultDialect) => {
    const options = { json, formats: "assert", ...(defaultDialect && { defaultDialect }) } as const;
    const opinion = createConfirmer(options, packages).validate("", instance, "invalid");
    expect(opinion).toEqual({ result: "invalid", by: "@hyperjump/json-schema" });
  });

  test.each<[string, Json]>([
    ["a schema that is not valid", { minimum: "1" }],
    [
      "references in a circle",
      { $ref: "#/definitions/a", definitions: { a: { $ref: "#/definitions/b" }, b: { $ref: "#" } } },
    ],
  ])("and says why it cannot: %s", (_, json) => {
    for (const defaultDialect of Object.values(dialectUris)) {
      const { validate } = createConfirmer({ json, defaultDialect, formats: "assert" }, packages);
      const reason = expect.stringMatching(/^ajv failed: .*; @hyperjump\/json-schema /) as string;
      expect(validate("", 1, "valid")).toEqual({ result: "unable", reason });
      expect(validate("", 1)).toEqual({ result: "unable", reason: expect.not.stringContaining("hyperjump") });
    }
  });

  test("and is not asked forever", () => {
    let asked = 0;
    const failing = {
      ...packages,
      second: () => {
        asked += 1;
        return { failure: "it did not answer" };
      },
    };
    const { validate } = createConfirmer({ json: { enum: [] }, formats: "assert" }, failing);
    for (let i = 0; i < 10; i += 1) expect(validate("", i, "invalid").result).toBe("unable");
    expect(asked).toBe(3);
  });
});
