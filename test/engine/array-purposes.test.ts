/** Arrays: what items owe, and that the verdict is that of trying every array. */
import { describe, expect, it } from "vitest";
import { createEngine } from "../../src/engine/index.js";
import type { Json, JsonObject } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import { normalizeDocuments } from "../../src/normalize/index.js";

function prepare(schema: Json) {
  const documents = normalizeDocuments(createNodeTable(), [{ json: schema, pointers: [""] }], { formats: "assert" });
  const [document] = documents;
  if (document === undefined) throw new Error("one schema gives one document");
  return { engine: createEngine(document.table), node: document.nodeAt("") };
}

function find(schema: Json) {
  const { engine, node } = prepare(schema);
  return engine.find([node], []);
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);
/** Some item is a multiple of each of the first numbers: the first way as "not every item is not". */
const negated = (count: number): readonly Json[] =>
  range(count).map((i) => ({ not: { items: { not: { type: "integer", multipleOf: i + 1 } } } }));
const contained = (count: number): readonly Json[] =>
  range(count).map((i) => ({ contains: { type: "integer", multipleOf: i + 1 } }));

describe.each([
  ["negated items", negated],
  ["contains", contained],
])("one item that serves %s", (_, all) => {
  it.each([2, 8, 12, 13, 20, 40])("%i times is found", (count) => {
    expect(find({ type: "array", maxItems: 1, allOf: [...all(count)] }).verdict).toBe("found");
  });

  it.each([13, 20, 40])("%i times is never said not to exist, however many items there may be", (count) => {
    expect(find({ type: "array", maxItems: 3, minItems: 2, allOf: [...all(count)] }).verdict).not.toBe("empty");
  });

  it("is missed where two of them exclude each other", () => {
    const apart: Json[] = [{ contains: { const: 1 } }, { not: { items: { not: { const: 2 } } } }];
    expect(find({ type: "array", maxItems: 1, allOf: [...all(3), ...apart] }).verdict).toBe("empty");
  });
});

const ones = { contains: { const: 1 } };

it.each<readonly [name: string, schema: Json, verdict: string]>([
  ["a count within a long array", { ...ones, minContains: 30, maxContains: 30, minItems: 60 }, "found"],
  ["a ceiling within a long array", { ...ones, minContains: 26, maxContains: 27, minItems: 90 }, "found"],
  ["a long array of nothing else", { ...ones, items: { const: 1 }, maxContains: 30, minItems: 60 }, "empty"],
])("decides %s", (_, schema, verdict) => {
  expect(find({ type: "array", ...(schema as object) } as Json).verdict).toBe(verdict);
});

it("does not say that many different items do not exist", () => {
  const different = range(30).map((i) => ({ not: { items: { not: { const: i } } } }));
  expect(find({ type: "array", allOf: different }).verdict).not.toBe("empty");
});

/** A linear congruential generator: the same schemas in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 7919 + 1;
  return (sides) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % sides;
  };
}

const grades = [1, 2, 3, "a", "b"] as const;

function clause(roll: (sides: number) => number): Json {
  const some = (): Json => ({ enum: [...grades.filter(() => roll(2) === 0), grades[roll(grades.length)] as Json] });
  const contains = (): JsonObject => ({ contains: some(), minContains: roll(3), maxContains: roll(4) });
  const clauses: readonly (() => Json)[] = [
    () => ({ contains: some() }),
    contains,
    () => ({ not: contains() }),
    () => ({ items: some() }),
    () => ({ not: { items: some() } }),
    () => ({ prefixItems: [some(), some()].slice(roll(2)), items: some() }),
    () => ({ not: { prefixItems: [some(), some()].slice(roll(2)), items: some() } }),
    () => ({ uniqueItems: true }),
    () => ({ not: { uniqueItems: true } }),
    () => ({ minItems: roll(4) }),
  ];
  return (clauses[roll(clauses.length)] as () => Json)();
}

const longer = (all: readonly (readonly Json[])[]) => all.flatMap((one) => grades.map((grade) => [...one, grade]));
const everyArray = [[], ...longer([[]]), ...longer(longer([[]])), ...longer(longer(longer([[]])))];

it.each(range(20))("decides arbitrary arrays as trying all of them does (%i)", (block) => {
  for (let seed = block * 20; seed < block * 20 + 20; seed++) {
    const roll = dice(seed);
    const allOf = range(2 + roll(6)).map(() => clause(roll));
    const base = { type: "array", maxItems: 3, items: { enum: [...grades] } };
    const { engine, node } = prepare({ ...base, allOf });
    const exists = everyArray.some((one) => engine.evaluate(node, one) === true);
    expect([seed, engine.find([node], []).verdict]).toEqual([seed, exists ? "found" : "empty"]);
  }
});
