/** The second validator in its thread: synchronous, without a way out, and ended when it does not answer. */
import { describe, expect, test } from "vitest";
import { createSecond } from "../../src/validators/second.js";

const uri = "https://json-schema.org/draft/2020-12/schema";
const document = (json: unknown, remotes: readonly (readonly [string, unknown])[] = []) => ({
  json,
  dialect: uri,
  remotes,
});
const question = (json: unknown, instance: unknown, formats: "assert" | "annotation" = "annotation") => ({
  document: document(json),
  formats,
  pointer: "",
  instance,
});
const ask = createSecond();

test.each([
  ["http://json-schema.org/draft-04/schema#", { minimum: 1, exclusiveMinimum: true }],
  ["http://json-schema.org/draft-06/schema#", { exclusiveMinimum: 1 }],
  ["http://json-schema.org/draft-07/schema#", { if: true, then: { const: 2 } }],
  ["https://json-schema.org/draft/2019-09/schema", { minimum: 2 }],
  [uri, { minimum: 2 }],
])("%s", (dialect, json) => {
  const asked = { document: { json, dialect, remotes: [] }, formats: "assert", pointer: "" } as const;
  expect(ask({ ...asked, instance: 1 })).toEqual({ valid: false });
  expect(ask({ ...asked, instance: 2 })).toEqual({ valid: true });
});

test("formats constrain when they are to", () => {
  expect(ask(question({ format: "ipv4" }, "x", "assert"))).toEqual({ valid: false });
  expect(ask(question({ format: "ipv4" }, "x"))).toEqual({ valid: true });
});

test("a pointer names the subschema, and documents keep their slots", () => {
  const documents = Array.from({ length: 6 }, (_, i) => document({ $defs: { it: { const: i } } }));
  for (const at of [0, 1, 2, 3, 4, 5, 0, 5, 4, 1]) {
    const asked = { document: documents[at] ?? document(true), formats: "annotation", pointer: "/$defs/it" } as const;
    expect(ask({ ...asked, instance: at })).toEqual({ valid: true });
    expect(ask({ ...asked, instance: -1 })).toEqual({ valid: false });
  }
});

test("documents that references name are there, a meta-schema among them, and gone afterwards", () => {
  const remotes = [
    ["https://example.com/amount", { $schema: "https://example.com/meta", type: "number" }],
    [
      "https://example.com/meta",
      { $schema: uri, $vocabulary: { "https://json-schema.org/draft/2020-12/vocab/core": true } },
    ],
  ] as const;
  const json = { $ref: "https://example.com/amount" };
  const asked = { formats: "annotation", pointer: "", instance: "text" } as const;
  // the meta-schema has no validation, so `type` says nothing
  expect(ask({ ...asked, document: document(json, remotes) })).toEqual({ valid: true });
  expect(ask({ ...asked, document: document(json) })).toHaveProperty("failure");
});

describe("fails and goes on", () => {
  test.each([
    ["a reference into the network", { $ref: "https://json-schema.org/nowhere" }],
    ["a reference to a file", { $ref: "file:///etc/hosts" }],
    ["a schema that is itself in place", { $ref: "#" }],
    ["an invalid schema", { minimum: "1" }],
    ["an unknown dialect", { $schema: "https://example.com/unknown" }],
    ["what is no schema", 1],
  ])("%s", (_, json) => {
    expect(ask(question(json, 1))).toHaveProperty("failure");
    expect(ask(question({ type: "string" }, 1))).toEqual({ valid: false });
  });

  test("an answer that does not come", () => {
    const impatient = createSecond(1_000);
    expect(impatient(question({ pattern: "^(a+)+$" }, `${"a".repeat(60)}b`))).toHaveProperty("failure");
    expect(impatient(question({ type: "string" }, 1))).toEqual({ valid: false });
  });
});
