/** The part of a witness that fails, by the whole pipeline: what a report points at. */
import { describe, expect, it } from "vitest";
import { diffContracts } from "../../src/compare/index.js";
import { isArray, isObject, type Json, own } from "../../src/model/json.js";
import { tokens } from "../../src/model/pointer.js";
import { accepts, contractOf, object } from "./contracts.js";

const string: Json = { type: "string" };

/** The value at a pointer of a document. */
function valueAt(document: Json, pointer: string): Json | undefined {
  return tokens(pointer).reduce<Json | undefined>(
    (value, token) => (isArray(value) ? value[Number(token)] : isObject(value) ? own(value, token) : undefined),
    document,
  );
}

describe("failsAt", () => {
  it.each<[string, Json, Json, RegExp, Json]>([
    [
      "a property",
      object({ name: string }),
      object({ name: { type: "string", maxLength: 3 } }),
      /^\/name$/,
      { type: "string", maxLength: 3 },
    ],
    [
      "an item of a list",
      object({ lines: { type: "array", items: { type: "number" } } }),
      object({ lines: { type: "array", items: { type: "number", minimum: 0 } } }),
      /^\/lines\/\d+$/,
      { minimum: 0 },
    ],
    [
      "an item at its place",
      { type: "array", prefixItems: [string, { type: "number" }], minItems: 2 },
      { type: "array", prefixItems: [string, { type: "integer" }], minItems: 2 },
      /^\/1$/,
      { type: "integer" },
    ],
    [
      "some key of a pattern",
      { type: "object", patternProperties: { "^x-": { type: "number" } }, minProperties: 1 },
      { type: "object", patternProperties: { "^x-": { type: "integer" } }, minProperties: 1 },
      /^\/x-[^/]*$/,
      { type: "integer" },
    ],
    [
      "some other key",
      { type: "object", properties: { id: string }, additionalProperties: { type: "number" } },
      { type: "object", properties: { id: string }, additionalProperties: { type: "integer" } },
      /^\/[^/]+$/,
      { type: "integer" },
    ],
    [
      "a key that has to be escaped",
      object({ "a/b~c": string }),
      object({ "a/b~c": { type: "null" } }),
      /^\/a~1b~0c$/,
      { type: "null" },
    ],
    [
      "the object that lacks a member",
      object({ id: string }),
      object({ id: string }, ["id"]),
      /^$/,
      { required: ["id"] },
    ],
  ])("points at %s", (_, old, next, pointer, rejecting) => {
    const { findings } = diffContracts(
      contractOf(undefined, { Invoice: old }),
      contractOf(undefined, { Invoice: next }),
      {
        role: "request",
      },
    );
    const breaking = findings.filter(({ level }) => level === "breaking");
    expect(breaking.length).toBeGreaterThan(0);
    for (const { witness, failsAt } of breaking) {
      expect(failsAt).toMatch(pointer);
      const part = valueAt(witness ?? null, failsAt ?? "/nowhere");
      expect(part).toBeDefined();
      expect(accepts(rejecting, part ?? null)).toBe(false);
    }
  });
});
