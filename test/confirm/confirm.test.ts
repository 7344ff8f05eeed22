/** The second opinion: ajv in every dialect. */
import { expect, test } from "vitest";
import { createConfirmer } from "../../src/confirm/index.js";
import type { Json } from "../../src/model/json.js";
import { packages } from "../../src/validators/index.js";

const judge = (json: Json, instance: Json, pointer = "", defaultDialect?: string) =>
  createConfirmer(
    { json, formats: "assert", ...(defaultDialect === undefined ? {} : { defaultDialect }) },
    packages,
  ).validate(pointer, instance);

test.each([
  ["http://json-schema.org/draft-04/schema#", { minimum: 1, exclusiveMinimum: true }, 1],
  ["http://json-schema.org/draft-06/schema#", { exclusiveMinimum: 1 }, 1],
  ["http://json-schema.org/draft-07/schema#", { if: true, then: { const: 2 } }, 1],
  ["https://json-schema.org/draft/2019-09/schema", { dependentRequired: { a: ["b"] } }, { a: 1 }],
  ["https://json-schema.org/draft/2020-12/schema", { prefixItems: [{ type: "string" }] }, [1]],
])("%s rejects", (dialect, schema, instance) => {
  expect(judge(schema, instance, "", dialect)).toEqual({ result: "invalid", by: "ajv" });
});

test("siblings of $ref are hidden up to draft 7", () => {
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    $ref: "#/definitions/a",
    type: "string",
    definitions: { a: true },
  };
  expect(judge(schema, 1)).toEqual({ result: "valid", by: "ajv" });
});

test("a pointer names the subschema, with references below compiled when reached", () => {
  const schema = { $defs: { A: { $ref: "#/$defs/B" }, B: { type: "array", items: { $ref: "#/$defs/A" } } } };
  expect(judge(schema, [[], [[]]], "/$defs/A")).toEqual({ result: "valid", by: "ajv" });
  expect(judge(schema, [[1]], "/$defs/A")).toEqual({ result: "invalid", by: "ajv" });
});

test("a schema that refers to itself in place is no crash", () => {
  expect(judge({ $ref: "#" }, 1)).toMatchObject({ result: "unable" });
});

test("a property called __proto__ goes by another name", () => {
  const schema = JSON.parse(
    '{"properties":{"__proto__":{"$ref":"#/$defs/__proto__"}},"$defs":{"__proto__":{"type":"string"}}}',
  );
  expect(judge(schema, JSON.parse('{"__proto__":1}'))).toEqual({ result: "invalid", by: "ajv" });
  expect(judge(schema, JSON.parse('{"__proto__":"a"}'))).toEqual({ result: "valid", by: "ajv" });
  expect(judge(schema, 1, "/$defs/__proto__")).toEqual({ result: "invalid", by: "ajv" });
});
