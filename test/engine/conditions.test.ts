/** Many conditions at one place: the verdict is that of trying every document, and takes few steps. */
import { describe, expect, it } from "vitest";
import { createEngine } from "../../src/engine/index.js";
import type { Json, JsonObject } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import { normalizeDocuments } from "../../src/normalize/index.js";

const draft7 = "http://json-schema.org/draft-07/schema#";

function prepare(writer: Json, reader: Json, budget?: number) {
  const documents = normalizeDocuments(
    createNodeTable(),
    [writer, reader].map((json) => ({ json, pointers: [""], defaultDialect: draft7 })),
    { formats: "assert" },
  );
  const [a, b] = documents.map((document) => document.nodeAt(""));
  if (a === undefined || b === undefined) throw new Error("two schemas give two nodes");
  const engine = createEngine(documents[0]?.table ?? createNodeTable(), budget === undefined ? {} : { budget });
  return { engine, a, b };
}

/** A linear congruential generator: the same schemas in every run. */
function dice(seed: number) {
  let state = seed * 7919 + 1;
  const next = (sides: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % sides;
  };
  return { next, pick: <T>(list: readonly T[]): T => list[next(list.length)] as T };
}
type Dice = ReturnType<typeof dice>;

const values = ["card", "cash", "gift", 7] as const;
const names = ["method", "channel", "state"] as const;

/** Something that is asked of a payment. */
function clause(roll: Dice, depth = 0): JsonObject {
  const name = roll.pick(names);
  const few = values.filter(() => roll.next(2) === 0);
  const simple: readonly JsonObject[] = [
    { properties: { [name]: { const: roll.pick(values) } } },
    { properties: { [name]: { enum: [...few, roll.pick(values)] } }, required: [name] },
    { properties: { [name]: { not: { const: roll.pick(values) } } } },
    { properties: { [name]: { type: "string", pattern: roll.pick(["^c", "t$", "a"]) } } },
    { required: [name] },
    { not: { required: [name] } },
  ];
  if (depth > 1 || roll.next(2) === 0) return roll.pick(simple);
  const one = (): JsonObject => clause(roll, depth + 1);
  const shapes: readonly (() => JsonObject)[] = [
    () => ({ if: one(), then: one() }),
    () => ({ if: one(), then: one(), else: one() }),
    () => ({ anyOf: [one(), one()] }),
    () => ({ oneOf: [one(), one(), one()] }),
    () => ({ allOf: [one(), one()] }),
    () => ({ not: one() }),
  ];
  return roll.pick(shapes)();
}

const payment = (clauses: readonly JsonObject[]): JsonObject => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { enum: [...values] }])),
  additionalProperties: false,
  allOf: [{}, ...clauses],
});

/** Every payment that there is, absent properties included. */
function everyPayment(): readonly JsonObject[] {
  return names.reduce<readonly JsonObject[]>(
    (made, name) => made.flatMap((one) => [one, ...values.map((value) => ({ ...one, [name]: value }))]),
    [{}],
  );
}

const nested = (inner: JsonObject): JsonObject => ({
  type: "object",
  properties: { payment: inner },
  required: ["payment"],
  additionalProperties: false,
});

describe("arbitrary conditions", () => {
  const all = everyPayment();
  const counts = { included: 0, "not-included": 0, unknown: 0 };

  it.each(Array.from({ length: 40 }, (_, i) => i))("are decided as trying all documents does (%i)", (block) => {
    for (let seed = block * 10; seed < block * 10 + 10; seed++) {
      const roll = dice(seed);
      const clauses = Array.from({ length: 3 + roll.next(10) }, () => clause(roll));
      const [writer, reader] = [payment(clauses), payment([...clauses.slice(1), clause(roll)])];
      const wrapped = seed % 3 === 0;
      const { engine, a, b } = wrapped ? prepare(nested(writer), nested(reader)) : prepare(writer, reader);
      const documents = wrapped ? all.map((one) => ({ payment: one })) : all;
      const broken = documents.some((one) => engine.evaluate(a, one) === true && engine.evaluate(b, one) === false);
      const { verdict } = engine.include(a, b);
      counts[verdict] += 1;
      expect([seed, verdict]).toEqual([seed, broken ? "not-included" : "included"]);
    }
  });

  it("are of both kinds", () => {
    expect(counts).toMatchObject({ unknown: 0 });
    expect(counts.included).toBeGreaterThan(50);
    expect(counts["not-included"]).toBeGreaterThan(50);
  });
});

const object = (properties: JsonObject, required: readonly string[], allOf: readonly Json[]): JsonObject => ({
  type: "object",
  properties,
  required: [...required],
  allOf: [...allOf],
});
const range = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);
const is = (name: string, value: Json): JsonObject => ({ properties: { [name]: { const: value } } });

/** Forty conditions over four properties; the last one is the one that a reader may lack. */
function forty(conditions = 40): JsonObject {
  const tiers: readonly Json[] = range(10).map((i) => `tier-${i}`);
  const four = ["plan", "region", "support", "billing"];
  const all = range(conditions).map((i) => ({
    if: { ...is(four[i % 4] as string, tiers[Math.floor(i / 4)] as Json), required: [four[i % 4] as string] },
    then: {
      properties: {
        [four[(i + 1) % 4] as string]: {
          not: { enum: [tiers[(i * 3) % 10] as Json, tiers[(i * 7 + 1) % 10] as Json] },
        },
      },
      required: [four[(i + 1) % 4] as string],
    },
  }));
  return object(Object.fromEntries(four.map((name) => [name, { enum: [...tiers] }])), ["plan"], all);
}

/** Pairs of properties of which one must say z, as unions; none has to do with another. */
const pairs = (count: number): readonly JsonObject[] =>
  range(count).map((i): JsonObject => ({ anyOf: [is(`a${i}`, "z"), is(`b${i}`, "z")] }));

/** All eight ways to say that x, y and z are not all as they must be. */
const hopeless = (form: "anyOf" | "if"): readonly JsonObject[] =>
  range(8).map((bits): JsonObject => {
    const [r, s, q] = [is("r", bits & 1), is("s", (bits >> 1) & 1), is("q", bits >> 2)];
    return form === "anyOf" ? { anyOf: [r, s, q] } : { if: { allOf: [r, s] }, then: q };
  });

const amidst = (core: readonly JsonObject[]): JsonObject => {
  const others = pairs(12);
  const named = [...range(12).flatMap((i) => [`a${i}`, `b${i}`])];
  const properties = {
    ...Object.fromEntries(named.map((name) => [name, { enum: ["x", "y", "z"] }])),
    ...Object.fromEntries(["r", "s", "q"].map((name) => [name, { enum: [0, 1] }])),
  };
  return object(properties, Object.keys(properties), [...others.slice(0, 6), ...core, ...others.slice(6)]);
};

/** Thirty kinds, each with its own rules. */
const rules = range(30).map(
  (i): JsonObject => ({
    if: is("kind", `k${i}`),
    then: {
      properties: { [`field${i % 9}`]: { type: i % 2 === 0 ? "string" : "integer" }, size: { minimum: i } },
      ...(i % 4 === 0 ? { not: { required: ["name"] } } : { required: [`field${i % 9}`] }),
    },
  }),
);
const kinds = (allOf: readonly Json[]): JsonObject =>
  object({ kind: { enum: range(30).map((i) => `k${i}`) }, size: { type: "integer" } }, ["kind"], allOf);
const asVariants: readonly JsonObject[] = [
  { oneOf: rules.map((rule) => ({ required: ["kind"], allOf: [rule.if as Json, rule.then as Json] })) },
];

const none = { type: "string" };

it.each<readonly [name: string, writer: Json, reader: Json, verdict: string]>([
  ["one of forty conditions less", forty(), forty(39), "included"],
  ["one of forty conditions more", forty(39), forty(), "not-included"],
  ["conditions in other words", forty(), { allOf: [forty(20), forty()] }, "included"],
  ["no value beside unions that do not matter", amidst(hopeless("anyOf")), none, "included"],
  ["a value beside unions that do not matter", amidst(hopeless("anyOf").slice(1)), none, "not-included"],
  ["no value for conditions beside unions", amidst(hopeless("if")), none, "included"],
  ["a value for conditions beside unions", amidst(hopeless("if").slice(1)), none, "not-included"],
  ["conditions written as variants", kinds(rules), kinds(asVariants), "included"],
  ["variants written as conditions", kinds(asVariants), kinds(rules), "included"],
  ["conditions written as variants, but one", kinds(rules.slice(1)), kinds(asVariants), "not-included"],
])("decides within 30,000 steps: %s", (_, writer, reader, verdict) => {
  const { engine, a, b } = prepare(writer, reader, 30_000);
  expect(engine.include(a, b).verdict).toBe(verdict);
});
