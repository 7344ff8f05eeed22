/**
 * Arbitrary documents over every keyword of a dialect. Names, values and limits are few, so that keywords meet, and
 * schemas are made from one another by small changes, so that inclusion often holds.
 */
import { ExactNumber, isArray, isObject, type Json, type JsonObject, put } from "../../src/model/json.js";
import type { Random } from "./random.js";

export const lawDialects = {
  "draft-04": "http://json-schema.org/draft-04/schema#",
  "draft-06": "http://json-schema.org/draft-06/schema#",
  "draft-07": "http://json-schema.org/draft-07/schema#",
  "2019-09": "https://json-schema.org/draft/2019-09/schema",
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
} as const;
export type LawDialect = keyof typeof lawDialects;

export const definitionsOf = (dialect: LawDialect): string => (dialect.startsWith("draft") ? "definitions" : "$defs");

const astral = "\u{1f600}";
const names = ["a", "b", "ab", "__proto__", "", astral, "\ud800"];
const patterns = ["^a", "b$", "^[ab]+$", "x", "^.$", "^(a|b)*$", "^\\p{Lu}"];
const numbers: Json[] = [
  ...[0, 1, 2, 3, 1.5, -1, 0.1, 0.3, 1e308],
  new ExactNumber("1e-400"),
  new ExactNumber("12345678901234567890"),
];
const strings = [
  ...["", "a", "ab", "b", "abc", astral, "\ud800", "__proto__", "A"],
  ...["2024-02-29", "2023-02-29", "127.0.0.1", "256.0.0.1"],
];
const protoHolder: Record<string, Json> = {};
put(protoHolder, "__proto__", 1);

/** Values at which the keywords below differ. */
export const values: readonly Json[] = [
  ...[null, true, false, ...numbers, ...strings],
  ...[[], [1], [1, 1], ["a", 1], ["a", "b", 2], [[], {}], [1, 2, 3], [0.1, "a", null, true], [["a"]], [{ a: 1 }]],
  ...[{}, { a: 1 }, { a: "a" }, { a: 1, b: 1 }, { ab: 2, "": null }, { a: [1] }, { a: { a: {} } }, { [astral]: 1 }],
  ...[protoHolder, { a: 1, b: "a", ab: null }, { a: { b: 1 }, x: 2 }],
];

const typeNames = ["null", "boolean", "integer", "number", "string", "array", "object"];

const speaksOf = {
  object:
    /^(properties|patternProperties|additionalProperties|propertyNames|required|m..Properties|depend|unevaluatedP)/,
  array: /^(items|prefixItems|additionalItems|contains|m..Items|uniqueItems|unevaluatedI)/,
  number: /^(m..imum|exclusive|multipleOf)/,
  string: /^(m..Length|pattern|format)$/,
};
type Focus = keyof typeof speaksOf;
const foci = Object.keys(speaksOf) as Focus[];

interface Maker {
  readonly random: Random;
  readonly dialect: LawDialect;
  readonly depth: number;
  /** Definitions that a reference may name here without a cycle that never descends. */
  readonly ahead: readonly string[];
  /** The kind of values that most keywords here speak of: what speaks of different kinds never meets. */
  readonly focus: Focus | undefined;
  /** Whether `R2` has a dynamic anchor. */
  readonly anchored: boolean;
  /** All definitions: below the value, every one of them is fine. */
  readonly all: readonly string[];
}

export function record(entries: readonly (readonly [string, Json])[]): JsonObject {
  const result: Record<string, Json> = {};
  for (const [key, value] of entries) put(result, key, value);
  return result;
}

function schemaOf(maker: Maker): Json {
  const { random, dialect, depth } = maker;
  if (depth <= 0 || random.chance(0.07)) {
    const plain = random.pick<Json>([
      true,
      false,
      { type: "string" },
      { type: "integer" },
      { minimum: 2 },
      { maximum: 3 },
      { enum: ["a", 1] },
      { not: { type: "string" } },
      { type: ["string", "null"], minLength: 2 },
    ]);
    if (dialect !== "draft-04" || typeof plain !== "boolean") return plain;
    return plain ? {} : { not: {} };
  }
  const focus = maker.focus ?? (random.chance(0.6) ? random.pick(foci) : undefined);
  const parts = Array.from({ length: 1 + random.int(3) }, () => keyword({ ...maker, focus }));
  const type = focus !== undefined && maker.focus === undefined && random.chance(0.6) ? { type: focus } : {};
  return Object.assign({}, type, ...parts) as Json;
}

/** One keyword, with what belongs to it. */
function keyword(maker: Maker): JsonObject {
  const { random, dialect } = maker;
  const makers = [...common, ...beyond[dialect]];
  const { focus } = maker;
  for (;;) {
    const made = random.pick(makers)(maker);
    if (focus === undefined || Object.keys(made).some((key) => fits(key, focus)) || random.chance(0.05)) return made;
  }
}

const fits = (key: string, focus: Focus): boolean =>
  speaksOf[focus].test(key) || /^(allOf|anyOf|oneOf|not|if|\$ref|\$dynamicRef)$/.test(key);

type KeywordMaker = (maker: Maker) => JsonObject;

const inPlace = (maker: Maker): Json => schemaOf({ ...maker, depth: maker.depth - 1 });
const below = (maker: Maker): Json =>
  schemaOf({ ...maker, depth: maker.depth - 1, ahead: maker.all, focus: undefined });
const several = (maker: Maker, make: (maker: Maker) => Json): Json[] =>
  Array.from({ length: 1 + maker.random.int(3) }, () => make(maker));
/** The schemas of a tuple, now and then a long one. */
const places = (maker: Maker): Json[] => {
  const few = several(maker, below);
  const repeated = maker.random.chance(0.05) ? Array.from({ length: 24 }, () => few[0] as Json) : [];
  return [...repeated, ...few];
};
const mapOf = (keys: readonly string[], make: (maker: Maker) => Json): ((maker: Maker) => JsonObject) => {
  return (maker) => record(maker.random.some(keys, 1, 2).map((key) => [key, make(maker)] as const));
};
const small = ({ random }: Maker): number => random.pick([0, 1, 1, 2, 2, 3, 4]);
const someValue = ({ random }: Maker): Json => random.pick(values);
const needs = (maker: Maker): JsonObject =>
  record(maker.random.some(names, 1, 2).map((name) => [name, maker.random.some(names, 1, 2)] as const));

const size =
  (what: string): KeywordMaker =>
  (maker) => {
    const [a, b] = [small(maker), small(maker)];
    return maker.random.pick([
      { [`min${what}`]: a },
      { [`max${what}`]: a },
      { [`min${what}`]: Math.min(a, b), [`max${what}`]: Math.max(a, b) },
    ]);
  };
const reference: KeywordMaker = (maker) => {
  const { random, dialect, ahead, all } = maker;
  if (ahead.length === 0) return record([["title", "nothing to refer to"]]);
  // the root is `A`, which must not be named in place
  if (ahead === all && random.chance(0.2)) return record([[dialect === "2019-09" ? "$recursiveRef" : "$ref", "#"]]);
  if (resources[dialect] !== undefined && random.chance(0.25))
    return record([["$ref", `https://example.com/${random.pick(["list", "extended"])}`]]);
  return record([["$ref", `#/${definitionsOf(dialect)}/${random.pick(ahead)}`]]);
};
const limits = (legacy: boolean): KeywordMaker => {
  return ({ random }) => {
    const [low, high] = [random.pick(numbers), random.pick(numbers)];
    const exclusive = random.chance(0.4);
    const chosen = random.pick(["low", "high", "both"]);
    const name = (side: string): string => (exclusive && !legacy ? `exclusive${side}` : side.toLowerCase());
    const flag = (side: string): JsonObject => (legacy && exclusive ? { [`exclusive${side}`]: true } : {});
    return {
      ...(chosen === "high" ? {} : { [name("Minimum")]: low, ...flag("Minimum") }),
      ...(chosen === "low" ? {} : { [name("Maximum")]: high, ...flag("Maximum") }),
    };
  };
};
const objectParts: KeywordMaker[] = [
  (maker) => ({ properties: mapOf(names, below)(maker) }),
  (maker) => ({ patternProperties: mapOf(patterns, below)(maker) }),
  (maker) => ({ additionalProperties: below(maker) }),
];

/** What says nothing, and looks as if it did. */
const annotations: readonly JsonObject[] = [
  { title: "A", description: "type: string", default: { $ref: "#/nowhere" }, examples: [1, { $id: "x" }] },
  { $comment: "minimum: 3", deprecated: true, readOnly: true },
  { "x-type": { type: "string", enum: [] }, Minimum: 3, nullable: true },
  { contentMediaType: "application/json", contentEncoding: "base64" },
];

const common: KeywordMaker[] = [
  ({ random }) => ({ type: random.chance(0.5) ? random.pick(typeNames) : random.some(typeNames, 1, 3) }),
  ({ random }) => ({ type: random.pick(["object", "array", "string"]) }),
  ({ random }) => ({ enum: random.some(values, 1, 4) }),
  ({ random }) => ({
    multipleOf: random.pick<Json>([1, 2, 3, 0.5, 0.1, 0.01, 1.5, 1e-10, new ExactNumber("1e-400"), 1e308]),
  }),
  ...["Length", "Items", "Properties"].map(size),
  ({ random }) => ({ pattern: random.pick(patterns) }),
  ({ random }) => ({ format: random.pick(["date", "ipv4", "no such format"]) }),
  ({ random }) => random.pick(annotations),
  ({ random }) => ({ uniqueItems: random.chance(0.7) }),
  ({ random }) => ({ required: random.some(names, 1, 2) }),
  ...objectParts,
  (maker) => Object.assign({}, ...objectParts.map((part) => part(maker))) as JsonObject,
  ...["allOf", "anyOf", "oneOf"].map(
    (name): KeywordMaker =>
      (maker) => ({ [name]: several(maker, inPlace) }),
  ),
  (maker) => ({ not: inPlace(maker) }),
  reference,
  reference,
];
const tuples: KeywordMaker[] = [
  (maker) => ({ items: below(maker) }),
  (maker) => ({ items: places(maker), ...(maker.random.chance(0.5) ? { additionalItems: below(maker) } : {}) }),
];
const dependencies: KeywordMaker = (maker) => ({
  dependencies: maker.random.chance(0.5) ? needs(maker) : mapOf(names, inPlace)(maker),
});
const since6: KeywordMaker[] = [
  (maker) => ({ const: someValue(maker) }),
  (maker) => ({ contains: below(maker) }),
  (maker) => ({ propertyNames: below(maker) }),
];
const conditions: KeywordMaker = (maker) => ({
  if: inPlace(maker),
  ...(maker.random.chance(0.8) ? { then: inPlace(maker) } : {}),
  ...(maker.random.chance(0.6) ? { else: inPlace(maker) } : {}),
});
const since2019: KeywordMaker[] = [
  (maker) => ({
    contains: below(maker),
    ...(maker.random.chance(0.5) ? { minContains: small(maker) } : {}),
    ...(maker.random.chance(0.5) ? { maxContains: small(maker) } : {}),
  }),
  (maker) => ({ dependentRequired: needs(maker) }),
  (maker) => ({ dependentSchemas: mapOf(names, inPlace)(maker) }),
  (maker) => ({ unevaluatedProperties: below(maker) }),
  (maker) => ({ unevaluatedItems: below(maker) }),
  (maker) => ({ unevaluatedProperties: false, ...inPlaceObject(maker) }),
];
/** What unevaluated properties look through. */
const inPlaceObject: KeywordMaker = (maker) => {
  const { random } = maker;
  const object = (): Json => ({ properties: mapOf(names, below)(maker) });
  return random.pick<() => JsonObject>([
    () => ({ allOf: [object(), object()] }),
    () => ({ anyOf: [object(), { ...(object() as JsonObject), required: random.some(names, 1, 1) }] }),
    () => ({ if: { required: [random.pick(names)] }, then: object(), else: object() }),
    () => ({ ...(object() as JsonObject), dependentSchemas: record([[random.pick(names), object()]]) }),
  ])();
};
const beyond: Readonly<Record<LawDialect, readonly KeywordMaker[]>> = {
  "draft-04": [limits(true), ...tuples, dependencies],
  "draft-06": [limits(false), ...tuples, dependencies, ...since6],
  "draft-07": [limits(false), ...tuples, dependencies, ...since6, conditions],
  "2019-09": [limits(false), ...tuples, ...since6, conditions, ...since2019],
  "2020-12": [
    limits(false),
    (maker) => ({ items: below(maker) }),
    (maker) => ({ prefixItems: places(maker), ...(maker.random.chance(0.5) ? { items: below(maker) } : {}) }),
    ...since6,
    conditions,
    ...since2019,
    ({ ahead, anchored }) =>
      record([anchored && ahead.includes("R2") ? ["$dynamicRef", "#again"] : ["minProperties", 1]]),
  ],
};

/** Three definitions that refer to each other; the last is what the others may name in place. */
const referable = ["R0", "R1", "R2"];

/**
 * Resources of their own, of which one extends the other: what the inner one refers to depends on the way by which it
 * was reached.
 */
const resources: Partial<Readonly<Record<LawDialect, (maker: Maker) => readonly [string, Json][]>>> = {
  "2019-09": (maker) => extensible(maker, record([["$recursiveAnchor", true]]), record([["$recursiveRef", "#"]])),
  "2020-12": (maker) => extensible(maker, record([["$dynamicAnchor", "again"]]), record([["$dynamicRef", "#again"]])),
};

function extensible(maker: Maker, anchor: JsonObject, again: JsonObject): readonly [string, Json][] {
  const { random } = maker;
  const plain = (): JsonObject => {
    const made = schemaOf({ ...maker, depth: 1, ahead: [], all: [], focus: undefined });
    const keys = isObject(made) ? Object.keys(made).filter((key) => !key.startsWith("$")) : [];
    return record(keys.map((key) => [key, (made as JsonObject)[key] as Json] as const));
  };
  const always = again.$dynamicRef !== undefined;
  const inner = random.pick<JsonObject>([
    { items: again },
    { properties: { a: again } },
    { additionalProperties: again },
  ]);
  return [
    [
      "list",
      { ...plain(), ...inner, $id: "https://example.com/list", ...(always || random.chance(0.8) ? anchor : {}) },
    ],
    [
      "extended",
      { ...plain(), $id: "https://example.com/extended", ...(random.chance(0.8) ? anchor : {}), $ref: "list" },
    ],
  ];
}

/** Definitions `A`, `B` and `C` to compare, and what they refer to; the document itself means `A`. */
export function documentOf(random: Random, dialect: LawDialect): JsonObject {
  const anchored = dialect === "2020-12" && random.chance(0.7);
  const maker: Maker = { random, dialect, depth: 3, ahead: [...referable], anchored, all: referable, focus: undefined };
  const definitions: [string, Json][] = referable.map((name, i) => {
    const made = schemaOf({ ...maker, depth: 2, ahead: referable.slice(i + 1) });
    const anchor: JsonObject = anchored && name === "R2" ? record([["$dynamicAnchor", "again"]]) : {};
    const schema: JsonObject = isObject(made) ? { ...anchor, ...made } : { ...anchor, allOf: [made] };
    return [name, schema];
  });
  const [A, B] = random.chance(0.3) ? crowded(maker) : plainPair(maker);
  const C = related(maker, B);
  definitions.push(["A", A], ["B", B], ["C", C], ...(resources[dialect]?.(maker) ?? []));
  return {
    $schema: lawDialects[dialect],
    ...(dialect === "2019-09" && random.chance(0.7) ? { $recursiveAnchor: true } : {}),
    allOf: [{ $ref: `#/${definitionsOf(dialect)}/A` }],
    [definitionsOf(dialect)]: record(definitions),
  };
}

function plainPair(maker: Maker): readonly [Json, Json] {
  const A = schemaOf(maker);
  return [A, related(maker, A)];
}

/**
 * A schema that leaves little room, and a union that covers it unless something small meets all its demands at once:
 * few keys, items or numbers that must do much together.
 */
function crowded(maker: Maker): readonly [Json, Json] {
  const { random } = maker;
  const focus = random.pick<Focus>(["object", "object", "array", "array", "number", "string"]);
  const close: Maker = { ...maker, focus, depth: 1 };
  const made = (): JsonObject => {
    for (;;) {
      const one = keyword({ ...close, depth: random.chance(0.3) ? 2 : 1 });
      if (Object.keys(one).some((key) => speaksOf[focus].test(key))) return one;
    }
  };
  const few = random.pick([1, 2, 2, 3, 3, 26]);
  const bounds: Readonly<Record<Focus, JsonObject>> = {
    object: random.chance(0.7) ? { maxProperties: few } : { maxProperties: few, minProperties: Math.min(few, 2) },
    array: random.chance(0.7) ? { maxItems: few } : { minItems: Math.min(few, 2), maxItems: few },
    number: { minimum: random.pick<Json>([-3, 0, 1.5]), maximum: random.pick([3, 12, 60]) },
    string: { maxLength: few },
  };
  const writer: JsonObject = { type: focus, ...bounds[focus], ...(random.chance(0.7) ? made() : {}) };
  const parts = Array.from({ length: 1 + random.int(4) }, () => (random.chance(0.85) ? made() : { not: made() }));
  const reader = record([[random.chance(0.9) ? "anyOf" : "oneOf", parts]]);
  return [writer, reader];
}

/** A schema that has something to do with another one. */
function related(maker: Maker, schema: Json): Json {
  const { random } = maker;
  const other = (): Json => schemaOf({ ...maker, depth: 2 });
  const how = random.int(10);
  if (how < 6) {
    let changed = schema;
    for (let i = 0; i <= random.int(2); i++) changed = mutated(maker, changed);
    return changed;
  }
  if (how === 6) return { anyOf: [schema, other()] };
  if (how === 7) return { allOf: [schema, other()] };
  return how === 8 ? { not: other() } : schemaOf(maker);
}

/** The schema with one place of it changed. */
function mutated(maker: Maker, schema: Json): Json {
  const { random } = maker;
  if (!isObject(schema) || Object.keys(schema).length === 0) return schemaOf({ ...maker, depth: 1 });
  const key = random.pick(Object.keys(schema));
  const held = schema[key] as Json;
  if (random.chance(0.6)) {
    const maps = ["properties", "patternProperties", "dependentSchemas"];
    if (maps.includes(key) && isObject(held) && Object.keys(held).length > 0) {
      const name = random.pick(Object.keys(held));
      const changed = mutated({ ...maker, depth: 1 }, held[name] as Json);
      return { ...schema, [key]: record(Object.entries(held).map(([k, v]) => [k, k === name ? changed : v] as const)) };
    }
    if (isArray(held) && held.some(isObject) && !["enum", "const"].includes(key)) {
      const i = random.int(held.length);
      return { ...schema, [key]: held.map((item, at) => (at === i ? mutated({ ...maker, depth: 1 }, item) : item)) };
    }
    if (isObject(held) && !["const", "dependencies", "dependentRequired", ...maps].includes(key)) {
      return { ...schema, [key]: mutated({ ...maker, depth: 1 }, held) };
    }
  }
  if (typeof held === "number" && Number.isInteger(held) && held < 100 && held > 0 && key !== "const")
    return { ...schema, [key]: held + (random.chance(0.5) ? 1 : -1) || 1 };
  if (random.chance(0.5)) {
    const { [key]: _, ...rest } = schema;
    return rest;
  }
  return { ...schema, ...keyword({ ...maker, depth: 1 }) };
}
