/**
 * Members of a node: found by the engine under varied further constraints, and these changed at random places. What
 * is not a member after all is for the caller to tell.
 */
import type { Engine } from "../../src/model/engine.js";
import { kind, type Node, type NodeTable } from "../../src/model/ir.js";
import { ExactNumber, isArray, isObject, type Json } from "../../src/model/json.js";
import type { Random } from "./random.js";
import { record } from "./schemas.js";

export interface Sampling {
  readonly table: NodeTable;
  readonly engine: Engine;
  readonly random: Random;
  /** Values to build with. */
  readonly pool: readonly Json[];
  readonly searches: number;
  readonly count: number;
}

/** Candidates for membership, many of them members. */
export function samplesOf(node: Node, { table, engine, random, pool, searches, count }: Sampling): Json[] {
  const found: Json[] = [];
  const names = ["a", "b", "ab", "__proto__", "", "zz"];
  const further = (): Node[] =>
    [
      () => table.type(random.pick([kind.integer, kind.fraction, kind.string, kind.array, kind.object])),
      () => table.required(random.pick(names)),
      () => table.not(table.required(random.pick(names))),
      () => table.size("minItems", 1 + random.int(3)),
      () => table.size("minProperties", 1 + random.int(3)),
      () => table.size("minLength", 1 + random.int(4)),
      () => table.not(table.uniqueItems()),
      () => table.contains(table.type(random.pick([kind.integer, kind.string])), 1, undefined),
      () => table.not(table.properties(new Map(), [], table.not(table.type(random.pick([kind.string, kind.object]))))),
    ]
      .filter(() => random.chance(0.25))
      .map((make) => make());
  for (let i = 0; i < searches; i++) {
    const apart = found.length === 0 ? [] : [table.enum(found)];
    const result = engine.find([node, ...further()], apart);
    if (result.verdict === "found") found.push(result.witness);
  }
  const all = [...found];
  while (all.length < count && found.length > 0) {
    let value = random.pick(found);
    for (let i = 0; i <= random.int(2); i++) value = changed(value, random, pool);
    all.push(value);
  }
  return all;
}

function changed(value: Json, random: Random, pool: readonly Json[]): Json {
  if (isArray(value) && random.chance(0.8)) {
    const at = random.int(value.length + 1);
    const how = random.int(4);
    if (how === 0) return [...value.slice(0, at), random.pick(pool), ...value.slice(at)];
    if (how === 1) return value.filter((_, i) => i !== at);
    if (how === 2 && value.length > 0) return [...value, random.pick(value)];
    return value.map((item, i) => (i === at ? changed(item, random, pool) : item));
  }
  if (isObject(value) && random.chance(0.8)) {
    const entries = Object.entries(value);
    const how = random.int(4);
    if (how === 0 || entries.length === 0)
      return record([...entries, [random.pick(["a", "b", "ab", "__proto__", "", "x", "zz"]), random.pick(pool)]]);
    const at = random.int(entries.length);
    if (how === 1) return record(entries.filter((_, i) => i !== at));
    return record(entries.map(([key, held], i) => [key, i === at ? changed(held, random, pool) : held] as const));
  }
  if (typeof value === "number" && random.chance(0.6)) return value + random.pick([1, -1, 0.5, 0.1]);
  if (typeof value === "string" && random.chance(0.6)) return value + random.pick(["a", "b", "x", "\u{1f600}"]);
  return random.pick(pool);
}

/** What stands in a schema: its own constants and keys are where sides differ. */
export function poolOf(json: Json, pool: Json[] = []): Json[] {
  if (isArray(json)) for (const item of json) poolOf(item, pool);
  else if (isObject(json)) for (const key of Object.keys(json)) poolOf(json[key] as Json, pool);
  if (pool.length < 300 && (typeof json === "number" || json instanceof ExactNumber)) pool.push(json);
  else if (pool.length < 300 && typeof json === "string" && json.length < 40) pool.push(json);
  return pool;
}
