/** What shows without a search: what it must see, and that it never sees what is not there. */
import { expect, test } from "vitest";
import { createDisjointness } from "../../src/engine/disjoint.js";
import { evaluate } from "../../src/engine/evaluate.js";
import { createEngine } from "../../src/engine/index.js";
import { createKinds } from "../../src/engine/kinds.js";
import { partsOf } from "../../src/engine/parts.js";
import { createSimulation } from "../../src/engine/simulation/index.js";
import type { Node } from "../../src/model/ir.js";
import { isArray, isObject, type Json, type JsonObject } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import { normalizeDocuments } from "../../src/normalize/index.js";
import { createRandom, type Random } from "../support/random.js";
import { poolOf, samplesOf } from "../support/samples.js";
import { documentOf, type LawDialect, lawDialects, values } from "../support/schemas.js";
import { synthetic } from "../support/synthetic.js";

function simulate(...documents: readonly Json[]) {
  const table = createNodeTable();
  const sources = documents.map((json) => ({ json, pointers: [""] }));
  const nodes = normalizeDocuments(table, sources, { formats: "assert" }).map((document) => document.nodeAt(""));
  const kinds = createKinds();
  let looked = 0;
  const simulation = createSimulation({
    kinds,
    exclusive: createDisjointness(kinds).separate,
    spend: (pairs) => {
      looked += pairs;
    },
  });
  return { table, nodes, simulation, looked: () => looked };
}

const text = { type: "string" };
const event = (kind: string, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties: { kind: { const: kind }, at: text, ...more },
  required: ["kind"],
});

const shows: readonly (readonly [what: string, part: Json, whole: Json])[] = [
  ["a tighter limit", { minimum: 5, maxLength: 3 }, { minimum: 4, maxLength: 3 }],
  ["an exclusive limit", { exclusiveMinimum: 5 }, { minimum: 5 }],
  ["a multiple of a multiple", { multipleOf: 6 }, { multipleOf: 3 }],
  ["fewer values", { enum: ["a", "b"] }, { enum: ["a", "b", "c"] }],
  ["values of a pattern", { enum: ["a", "b"] }, { pattern: "^[ab]$" }],
  ["another kind", { type: "integer" }, { type: "number", maxLength: 3 }],
  ["a variant more", { anyOf: [event("a"), event("b")] }, { anyOf: [event("b"), event("c"), event("a")] }],
  ["a narrower variant", { anyOf: [event("a", { n: { minimum: 1 } })] }, { anyOf: [event("b"), event("a")] }],
  ["exclusive variants", { oneOf: [event("a", { n: text })] }, { oneOf: [event("b"), event("a")] }],
  ["a looser exclusion", { not: { items: { minimum: 1 } } }, { not: { items: { minimum: 2 } } }],
  ["a condition", { if: text, then: { minLength: 2 } }, { if: text, then: { minLength: 1 } }],
  ["a closed object", { properties: { a: text }, additionalProperties: false }, { properties: { a: text, b: text } }],
  [
    "a pattern of keys",
    { patternProperties: { "^a": { minimum: 2 } }, additionalProperties: false },
    { patternProperties: { "^a": { minimum: 1 } }, additionalProperties: { type: "null" } },
  ],
  [
    "a key of a pattern",
    { properties: { ab: true }, patternProperties: { "^a": { minimum: 2 } } },
    { properties: { ab: { minimum: 1 } } },
  ],
  [
    "a longer tuple",
    { prefixItems: [text, { type: "string", minLength: 1 }], items: text },
    { prefixItems: [text], items: text },
  ],
  ["fewer that count", { contains: { minimum: 2 }, minContains: 2 }, { contains: { minimum: 1 } }],
  ["a circle", { items: { $ref: "#" }, minItems: 2 }, { items: { $ref: "#" }, minItems: 1 }],
];

test.each(shows)("shows: %s", (_, part, whole) => {
  const { nodes, simulation } = simulate(part, whole);
  const [a, b] = nodes as [Node, Node];
  expect(simulation.within(a, b)).toBe(true);
  expect(simulation.within(b, a)).toBe(false);
});

test("shows: branches of exactly one that are equal sets", () => {
  const list = (item: Json): Json => ({ oneOf: [{ type: "array", items: item }, { maxItems: 1 }] });
  const twice = { anyOf: [{ minimum: 1 }, { minimum: 2 }] };
  const { nodes, simulation } = simulate(list({ minimum: 1 }), list(twice));
  const [a, b] = nodes as [Node, Node];
  expect(a).not.toBe(b);
  expect(simulation.within(a, b)).toBe(true);
  expect(simulation.within(b, a)).toBe(true);
});

const hides: readonly (readonly [what: string, part: Json, whole: Json])[] = [
  [
    "more that count than may",
    { contains: { minimum: 2 }, maxContains: 2 },
    { contains: { minimum: 1 }, maxContains: 2 },
  ],
  ["a wider branch of exactly one", { oneOf: [{ minimum: 2 }, text] }, { oneOf: [{ minimum: 1 }, text] }],
  [
    "a key that only the rest speaks of",
    { properties: { b: text }, additionalProperties: { type: "null" } },
    { properties: { a: text }, additionalProperties: { type: "null" } },
  ],
  ["an unnamed key of a pattern", { additionalProperties: text }, { patternProperties: { "^a": { type: "null" } } }],
  ["a circle with a difference", { items: { $ref: "#" } }, { items: { $ref: "#" }, maxItems: 3 }],
];

test.each(hides)("does not show: %s", (_, part, whole) => {
  const { nodes, simulation } = simulate(part, whole);
  const [a, b] = nodes as [Node, Node];
  expect(simulation.within(a, b)).toBe(false);
});

test("looks at each definition of a circle about once", () => {
  const { nodes, simulation, looked } = simulate(synthetic(60, 0), synthetic(60, 1));
  const [a, b] = nodes as [Node, Node];
  expect(simulation.within(a, b)).toBe(true);
  expect(looked()).toBeLessThan(60 * 20);
  expect(simulation.within(b, a)).toBe(false);
});

const cases = Number(process.env.CONTRACT_CHECK_LAWS ?? 100);

test.each(Object.keys(lawDialects) as LawDialect[])("what shows holds, %s", { timeout: 3_600_000 }, (dialect) => {
  let shown = 0;
  let tried = 0;
  for (let index = 0; index < cases; index++) {
    const random = createRandom(20_261_124, index);
    const document = { $schema: lawDialects[dialect], ...documentOf(random, dialect) };
    const { table, nodes, simulation } = simulate(document, altered(document, random));
    const engine = createEngine(table);
    const pool = [...values, ...poolOf(document)];
    const [left, right] = nodes.map(nodesBelow) as [Node[], Node[]];
    for (const a of left) {
      let samples: readonly Json[] | undefined;
      for (const b of right) {
        if (a === b || !simulation.within(a, b)) continue;
        shown += 1;
        samples ??= [...samplesOf(a, { table, engine, random, pool, searches: 4, count: 12 }), ...pool].filter(
          (value) => evaluate(a, value) === true,
        );
        tried += samples.length;
        for (const value of samples) {
          if (evaluate(b, value) === false) expect.fail(JSON.stringify({ index, document, a, b, value }));
        }
      }
    }
  }
  console.log(`simulation, ${dialect}: ${cases} documents, ${shown} inclusions shown, ${tried} values tried on them`);
  expect(shown).toBeGreaterThan(cases);
});

/** A document with one keyword less somewhere, so that most of it is a little narrower than what it is made from. */
function altered(document: JsonObject, random: Random): JsonObject {
  const objects: Record<string, Json>[] = [];
  const copy = (value: Json): Json => {
    if (isArray(value)) return value.map(copy);
    if (!isObject(value)) return value;
    const made = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
    objects.push(made);
    return made;
  };
  const whole = copy(document) as JsonObject;
  const chosen = random.pick(objects);
  const [key] = Object.keys(chosen).filter((name) => /^(m[ai]|[aoc]|patt|items|type|not|req|enum|depend)/.test(name));
  if (key !== undefined) delete chosen[key];
  return whole;
}

function nodesBelow(root: Node): Node[] {
  const seen = new Set<Node>([root]);
  for (const node of seen) if (seen.size < 25) for (const part of partsOf(node)) seen.add(part);
  return [...seen];
}
