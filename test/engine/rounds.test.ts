/** Questions that go deeper than one round of the search, against the fixpoint computed directly. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEngine } from "../../src/engine/index.js";
import type { Json } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import { normalizeDocuments } from "../../src/normalize/index.js";

function nodesOf(...schemas: readonly Json[]) {
  const table = createNodeTable();
  const sources = schemas.map((json) => ({ json, pointers: [""] }));
  const nodes = normalizeDocuments(table, sources, { formats: "annotation" }).map((document) => document.nodeAt(""));
  return { engine: createEngine(table), nodes };
}

const ref = (index: number): Json => ({ $ref: `#/$defs/Part${index}` });
const parts = (count: number, part: (index: number) => Json): Json => ({
  ...(ref(0) as { readonly [key: string]: Json }),
  $defs: Object.fromEntries(Array.from({ length: count }, (_, index) => [`Part${index}`, part(index)])),
});

/** A chain of parts that each need the next; the last is a label. */
const chain = (length: number, label: Json): Json =>
  parts(length, (index) =>
    index === length - 1
      ? label
      : { type: "object", properties: { next: ref(index + 1), id: { type: "string" } }, required: ["next"] },
  );

/** Parts in a ring with chords; names are text that is not empty, said in one of two ways. */
const ring = (count: number, name: Json): Json =>
  parts(count, (index) => ({
    type: "object",
    properties: {
      name,
      next: ref((index + 1) % count),
      several: { type: "array", items: ref((index * 7 + 3) % count) },
    },
  }));

describe("a question far down", () => {
  it("has a witness as deep as it must be", () => {
    const { engine, nodes } = nodesOf(chain(120, { type: ["string", "null"] }), chain(120, { type: "string" }));
    const [writer, reader] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];
    const verdict = engine.include(writer, reader);
    expect(verdict.verdict).toBe("not-included");
    if (verdict.verdict !== "not-included") return;
    expect(engine.evaluate(writer, verdict.witness)).toBe(true);
    expect(engine.evaluate(reader, verdict.witness)).toBe(false);
    expect(engine.include(reader, writer)).toEqual({ verdict: "included" });
  });

  it("is settled over hundreds of definitions that refer to each other", () => {
    const [long, some] = [ring(400, { type: "string", minLength: 1 }), ring(400, { type: "string", pattern: "^[^]" })];
    const { engine, nodes } = nodesOf(long, some, ring(400, { type: "string" }));
    const [one, other, wider] = nodes as [(typeof nodes)[0], (typeof nodes)[0], (typeof nodes)[0]];
    expect(one).not.toBe(other);
    expect(engine.include(one, other)).toEqual({ verdict: "included" });
    expect(engine.include(other, one)).toEqual({ verdict: "included" });
    expect(engine.include(one, wider)).toEqual({ verdict: "included" });
    expect(engine.include(wider, one)).toMatchObject({ verdict: "not-included" });
  });
});

/** A part needs all of these, or one of these, or nothing. */
type Part = { readonly all: readonly number[] } | { readonly some: readonly number[] } | "leaf";

const count = 40;
/** Mostly nearby, so that values are deep. */
const graph = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ all: fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 3 }) }) },
    { weight: 5, arbitrary: fc.record({ some: fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.constant("leaf" as const) },
  ),
  { minLength: count, maxLength: count },
);

/** Parts that have a value: the least fixpoint, by rounds. */
function inhabited(all: readonly Part[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    all.forEach((part, index) => {
      const holds =
        part === "leaf" ||
        ("all" in part ? part.all.every((one) => found.has(one)) : part.some.some((one) => found.has(one)));
      if (holds) found.add(index);
    });
  }
  return found;
}

/** Each part is a step down, whichever kind it is. */
function partSchema(part: Part): Json {
  if (part === "leaf") return { type: "string" };
  if ("all" in part) {
    const names = part.all.map((_, i) => `p${i}`);
    const properties = Object.fromEntries(part.all.map((one, i) => [`p${i}`, ref(one)]));
    return { type: "object", properties, required: names };
  }
  return { type: "array", minItems: 1, items: { anyOf: part.some.map(ref) } };
}

describe("emptiness over recursive definitions", () => {
  it("is the least fixpoint's, whatever is asked before", () => {
    const seed = Number(process.env.CONTRACT_CHECK_SEED ?? 20261123);
    fc.assert(
      fc.property(graph, (all) => {
        const table = createNodeTable();
        const json = parts(count, (index) => partSchema(all[index] as Part));
        const pointers = all.map((_, index) => `/$defs/Part${index}`);
        const [document] = normalizeDocuments(table, [{ json, pointers }], { formats: "annotation" });
        const engine = createEngine(table);
        const expected = inhabited(all);
        pointers.forEach((pointer, index) => {
          const node = document?.nodeAt(pointer);
          const found = node === undefined ? undefined : engine.find([node], []);
          expect([index, found?.verdict]).toEqual([index, expected.has(index) ? "found" : "empty"]);
          if (node !== undefined && found?.verdict === "found") {
            expect(engine.evaluate(node, found.witness)).toBe(true);
          }
        });
      }),
      { seed, numRuns: 150 },
    );
  });
});
