/** Which variant became which: by discriminator, by equality, by what they share; and whole unions. */
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/model/json.js";
import { compare, stated } from "./setup.js";

const text = { type: "string" };
const integer = { type: "integer" };

const payment = (kind: string, properties: { [name: string]: Json }): Json => ({
  type: "object",
  properties: { kind: { const: kind }, ...properties },
  required: ["kind"],
});
const either = (...variants: readonly Json[]): Json => ({ oneOf: variants });

describe("variants are matched", () => {
  const cases: readonly [string, Json, Json, readonly string[]][] = [
    [
      "by their discriminating property, whatever their order and however much changed",
      either(payment("card", { number: text }), payment("bank", { iban: text })),
      either(payment("bank", { iban: { type: "string", maxLength: 34 } }), payment("card", { number: integer })),
      ["max-length-added /oneOf/0/properties/iban/maxLength", "type-changed /oneOf/1/properties/number/type"],
    ],
    [
      "by equality before anything else",
      either(payment("card", { number: text }), payment("bank", { iban: text })),
      either(payment("cash", { number: text }), payment("bank", { iban: text })),
      ["one-of-variant-added /oneOf/0", "one-of-variant-removed /oneOf/0"],
    ],
    [
      "by what they share, where nothing else tells",
      {
        anyOf: [
          { type: "object", properties: { street: text, city: text } },
          { type: "object", properties: { lat: integer, lon: integer } },
          text,
        ],
      },
      {
        anyOf: [
          { type: "object", properties: { lat: integer, lon: text } },
          text,
          { type: "object", properties: { street: text, city: text } },
        ],
      },
      ["type-changed /anyOf/0/properties/lon/type"],
    ],
    [
      "by the definition that they refer to",
      {
        anyOf: [{ $ref: "#/$defs/Card" }, { $ref: "#/$defs/Bank" }],
        $defs: { Card: { properties: { number: text } }, Bank: { properties: { iban: text } } },
      },
      {
        anyOf: [{ $ref: "#/$defs/Bank" }, { $ref: "#/$defs/Card" }],
        $defs: { Card: { properties: { number: integer } }, Bank: { properties: { iban: text } } },
      },
      ["type-changed /$defs/Card/properties/number/type"],
    ],
  ];
  it.each(cases)("%s", (_, old, renewed, expected) => {
    const said = stated(compare(old, renewed).found).map(({ rule, pointer }) => `${rule} ${pointer}`);
    expect(said.sort()).toEqual([...expected].sort());
  });
});

describe("a union beside other keywords", () => {
  const contact = { type: "object", properties: { email: text, phone: text } };
  const reachable = { anyOf: [{ required: ["email"] }, { required: ["phone"] }] };
  const cases: readonly [string, Json, Json, readonly string[]][] = [
    ["came", contact, { ...contact, ...reachable }, ["any-of-added"]],
    ["went", { ...contact, ...reachable }, contact, ["any-of-removed"]],
    ["excludes now", { ...contact, ...reachable }, { ...contact, oneOf: reachable.anyOf }, ["any-of-became-one-of"]],
    [
      "came, and something else changed as well",
      contact,
      { ...contact, ...reachable, minProperties: 2 },
      ["any-of-added", "min-properties-added"],
    ],
    ["is a type and null", { type: "string" }, { anyOf: [text, { type: "null" }] }, ["nullable-added"]],
  ];
  it.each(cases)("%s", (_, old, renewed, expected) => {
    expect(
      stated(compare(old, renewed).found)
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual([...expected].sort());
  });
});

describe("words", () => {
  it("say which variant, and which branch of a condition, a change belongs to", () => {
    const places = (old: Json, renewed: Json) => compare(old, renewed).found.map(({ change }) => change.facts.place);
    expect(
      places(
        either(payment("card", { code: text }), payment("bank", { code: text })),
        either(payment("card", { code: { type: "string", maxLength: 3 } }), payment("bank", { code: text })),
      ),
    ).toEqual(['code (where kind is "card")']);
    const customer = (then: Json) => ({ if: { properties: { country: { const: "DE" } } }, then });
    expect(places(customer({}), customer({ required: ["vatId"] }))).toEqual(['the document (where country is "DE")']);
    expect(places(customer({ type: "object" }), customer({ required: ["vatId"], type: "object" }))).toHaveLength(1);
  });
});
