/**
 * Schemas made to hurt: each small to write and large to think through. The truth of each is known by construction;
 * `open` are those whose answer may be "not decided".
 */
import { ExactNumber, type Json } from "../../src/model/json.js";
import { metaSchema } from "../../src/normalize/metaschemas.js";
import { lawDialects, record } from "./schemas.js";

export interface Attack {
  readonly name: string;
  readonly make: () => readonly [writer: Json, reader: Json];
  readonly truth: "included" | "not-included" | "refused" | "meaningless";
  readonly open?: boolean;
  /** Takes seconds: for the table only. */
  readonly slow?: boolean;
}

type Schema = { readonly [keyword: string]: Json };

const each = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const map = (count: number, entry: (i: number) => readonly [string, Json]): Json => record(each(count, entry));
const object = (keywords: Schema): Schema => ({ type: "object", ...keywords });
const array = (keywords: Schema): Schema => ({ type: "array", ...keywords });
const text = (keywords: Schema): Schema => ({ type: "string", ...keywords });
const integer = { type: "integer" };
const number = { type: "number" };
const string = { type: "string" };

const nested = (depth: number, leaf: Schema): Schema =>
  depth === 0
    ? leaf
    : {
        oneOf: [
          object({ properties: { next: nested(depth - 1, leaf) }, required: ["next"] }),
          text({ maxLength: depth }),
        ],
      };
const inPlace = (depth: number, leaf: Schema): Schema =>
  depth === 0
    ? leaf
    : { oneOf: [inPlace(depth - 1, leaf), { type: "integer", minimum: depth }, { multipleOf: depth + 1 }] };
const named = (i: number): Schema =>
  object({
    properties: record([
      ["kind", { const: `k${i}` }],
      [`of${i}`, integer],
    ]),
    required: ["kind"],
  });
const unnamed = (i: number): Schema =>
  object({
    properties: record([
      [`of${i}`, integer],
      ["all", { minimum: i }],
    ]),
    required: [`of${i}`],
  });
const union = (keyword: string, count: number, variant: (i: number) => Schema, narrowed?: number): Schema =>
  record([
    [keyword, each(count, (i) => (i === narrowed ? { ...variant(i), required: ["kind", "more"] } : variant(i)))],
  ]);
const list = (item: Schema, negations = 0): Schema => {
  const entry = object({
    properties: { value: item, next: { $ref: "#/$defs/List" } },
    required: ["value", "next"],
    additionalProperties: false,
  });
  let root: Schema = { $ref: "#/$defs/List" };
  for (let i = 0; i < negations; i++) root = { not: root };
  return { ...root, $defs: { List: { anyOf: [{ type: "null" }, entry] } } };
};
const mutual = (minimum: number): Schema => ({
  $ref: "#/$defs/A",
  $defs: {
    A: object({ additionalProperties: { $ref: "#/$defs/B" } }),
    B: { type: ["object", "integer"], minimum, additionalProperties: { $ref: "#/$defs/A" } },
  },
});
const chain = (length: number, leaf: Schema, link: (to: Schema, i: number) => Schema): Schema => ({
  $ref: "#/$defs/c0",
  $defs: map(length, (i) => [`c${i}`, i === length - 1 ? leaf : link({ $ref: `#/$defs/c${i + 1}` }, i)]),
});
const below = (to: Schema): Schema => object({ properties: { next: to } });
const ladder = (rungs: number, more: number): Schema =>
  rungs === 0
    ? object({})
    : {
        if: { properties: { kind: { const: rungs } }, required: ["kind"] },
        then: { properties: { value: { minimum: rungs + (rungs === 30 ? more : 0) } }, required: ["value"] },
        else: ladder(rungs - 1, more),
      };
const conditions = (count: number, condition: (i: number) => Schema, exception: Json): Schema =>
  object({
    allOf: each(count, (i) => ({ if: condition(i), then: { required: i === 30 ? exception : [`needed${i}`] } })),
  });
const kindIs = (i: number): Schema => ({ properties: { kind: { const: i } }, required: ["kind"] });
const partIs = (i: number): Schema => ({ properties: record([[`part${i}`, { minimum: i }]]) });
const unevaluated = (count: number, more: Schema = {}): Schema =>
  object({
    anyOf: each(count, (i) => ({ properties: record([[`p${i}`, integer]]), required: [`q${i}`] })),
    properties: map(count, (i) => [`q${i}`, true]),
    unevaluatedProperties: false,
    ...more,
  });
const dependents = (count: number, leaf: Schema): Schema =>
  object({
    properties: map(count, (i) => [`a${i}`, true]),
    dependentSchemas: map(count, (i) => [`a${i}`, { properties: record([[`b${i}`, i === 20 ? leaf : integer]]) }]),
    unevaluatedProperties: false,
  });
/** What the forty dependent schemas come to. */
const dependentsFlat = (count: number): Schema =>
  object({
    properties: record([
      ...each(count, (i) => [`a${i}`, true] as const),
      ...each(count, (i) => [`b${i}`, integer] as const),
    ]),
    dependentRequired: map(count, (i) => [`b${i}`, [`a${i}`]]),
    additionalProperties: false,
  });
/** Each definition names the next one twice: thirty of them unfold to a thousand million. */
const doubled = (count: number, leaf: Schema, twice: (next: Schema) => Schema): Schema => ({
  $ref: "#/$defs/d0",
  $defs: map(count, (i) => [`d${i}`, i === count - 1 ? leaf : twice({ $ref: `#/$defs/d${i + 1}` })]),
});
const bothNeeded = (next: Schema): Schema => object({ required: ["a", "b"], properties: { a: next, b: next } });
const hereOrBelow = (next: Schema): Schema => ({ oneOf: [next, object({ required: ["a"], properties: { a: next } })] });
const constants = (count: number): Schema => ({ oneOf: each(count, (i) => ({ const: `v${i}`, title: `V ${i}` })) });
const keyed = (less: number): Schema =>
  object({
    allOf: each(50, (i) => ({ patternProperties: record([[`x${i}y`, { minimum: i === 30 ? i - less : i }]]) })),
  });
const choices = object({
  allOf: each(30, (i) => ({ anyOf: ["a", "b", "c"].map((letter) => ({ required: [`${letter}${i}`] })) })),
});
const dependent = (count: number, minimum: number): Schema =>
  object({
    dependentSchemas: map(count, (i) => [
      `p${i}`,
      { required: [`q${i}`], properties: { shared: { minimum: i + minimum } } },
    ]),
  });
const following = (count: number): Schema =>
  object({ required: ["p0"], dependentSchemas: map(count, (i) => [`p${i}`, { required: [`p${i + 1}`] }]) });
const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let i = 2; found.length < count; i++) if (found.every((prime) => i % prime !== 0)) found.push(i);
  return found;
};
const pigeons = (holes: number): Schema => {
  const at = (pigeon: number, hole: number): string => `p${pigeon}h${hole}`;
  const housed = each(holes + 1, (p) => ({ anyOf: each(holes, (h) => ({ required: [at(p, h)] })) }));
  const alone = each(holes, (h) =>
    each(holes + 1, (p) => each(p, (q) => ({ not: { required: [at(p, h), at(q, h)] } }))),
  ).flat(2);
  return object({ allOf: [...housed, ...alone] });
};
const big = (definitions: number, last: Schema): Schema => ({
  $ref: "#/$defs/d0",
  $defs: map(definitions, (i) => [
    `d${i}`,
    object({
      description: "x".repeat(4_000),
      properties: map(10, (j) => [
        `p${j}`,
        j === 0 && i === definitions - 1 ? last : { $ref: `#/$defs/d${(i * 7 + j + 1) % definitions}` },
      ]),
    }),
  ]),
});
const deep = (levels: number, leaf: Schema): Schema => {
  let schema = leaf;
  for (let i = 0; i < levels; i++) schema = { allOf: [schema] };
  return schema;
};
const exact = (digits: string): ExactNumber => new ExactNumber(digits);

const [yes, no] = ["included", "not-included"] as const;
type Row = readonly [
  name: string,
  make: () => readonly [Json, Json],
  truth: Attack["truth"],
  flags?: "open" | "slow" | "open, slow",
];

const rows: readonly Row[] = [
  ["oneOf 8 deep, widened", () => [nested(8, integer), nested(8, number)], yes],
  ["oneOf 8 deep, narrowed", () => [nested(8, number), nested(8, integer)], no],
  ["oneOf 8 deep in place", () => [inPlace(8, string), inPlace(8, { type: ["string", "null"] })], yes],
  ["union of 300 in one of 301", () => [union("anyOf", 300, named), union("anyOf", 301, named)], yes],
  ["union of 301 in one of 300", () => [union("anyOf", 301, named), union("anyOf", 300, named)], no],
  ["oneOf of 300 in one of 301", () => [union("oneOf", 300, named), union("oneOf", 301, named)], yes],
  ["union of 300 without discriminator", () => [union("anyOf", 300, unnamed), union("anyOf", 301, unnamed)], yes],
  ["oneOf of 60 that overlap", () => [union("oneOf", 60, unnamed), union("oneOf", 61, unnamed)], no],
  ["union of 1,000, one narrowed", () => [union("anyOf", 1000, named), union("anyOf", 1000, named, 500)], no],
  ["oneOf of 1,000, one narrowed", () => [union("oneOf", 1000, named), union("oneOf", 1000, named, 500)], no, "slow"],
  ["not of not of a recursive schema", () => [list(integer, 2), list(number)], yes],
  ["not of not of one, narrowed", () => [list(number), list(integer, 2)], no],
  [
    "64 states against their minimum",
    () => [text({ pattern: "^(a|b)*a(a|b){5}$" }), { pattern: "^[ab]*a[ab]{5}$" }],
    yes,
  ],
  ["64 states, one less", () => [text({ pattern: "^(a|b)*a(a|b){5}$" }), { pattern: "^[ab]*a[ab]{4}a$" }], no],
  ["2^17 states", () => [text({ pattern: "^(a|b)*a(a|b){16}$" }), { pattern: "^[ab]*a[ab]{16}$" }], yes, "open, slow"],
  ["nested repetition", () => [text({ pattern: "^(a+)+$" }), { pattern: "^a+$" }], yes],
  ["quantifier of 1,000", () => [text({ pattern: "^a{1000}$" }), { minLength: 1000, maxLength: 1000 }], yes],
  ["quantifiers of a million", () => [text({ pattern: "^((a{100}){100}){100}$" }), { minLength: 1 }], yes, "open"],
  ["classes of Unicode", () => [text({ pattern: "^\\p{L}+$" }), { pattern: "^[\\p{L}\\p{N}]+$" }], yes],
  [
    "twenty letters in any order",
    () => [text({ allOf: each(20, (i) => ({ pattern: String.fromCharCode(97 + i) })) }), { minLength: 20 }],
    yes,
    "open, slow",
  ],
  ["a thousand million characters", () => [text({ minLength: 1e9 }), { minLength: 1e9 - 1 }], yes],
  ["one more than that", () => [text({ minLength: 1e9 }), { minLength: 1e9 + 1 }], no, "open"],
  ["50 patterns for keys", () => [keyed(0), keyed(1)], yes],
  ["50 patterns for keys, narrowed", () => [keyed(1), keyed(0)], no],
  ["maxContains", () => [array({ contains: integer, maxContains: 3 }), { contains: integer, maxContains: 4 }], yes],
  [
    "maxContains, widened inside",
    () => [array({ contains: integer, maxContains: 3 }), { contains: number, maxContains: 3 }],
    no,
  ],
  ["mutual recursion through additionalProperties", () => [mutual(1), mutual(0)], yes],
  ["the same, narrowed", () => [mutual(0), mutual(1)], no],
  ["5 MB, one place widened", () => [big(1_200, integer), big(1_200, number)], yes, "slow"],
  ["5 MB, one place narrowed", () => [big(1_200, number), big(1_200, integer)], no, "open, slow"],
  ["numbers that doubles hold", () => [{ enum: [1e308, 0.1, -0.1] }, { type: "number", maximum: 1e308 }], yes],
  ["a number below all doubles", () => [{ const: exact("1e-400") }, { exclusiveMinimum: 0 }], yes],
  [
    "between 0 and 1e-400",
    () => [{ type: "number", exclusiveMinimum: 0, exclusiveMaximum: exact("1e-400") }, string],
    no,
  ],
  [
    "twenty digits",
    () => [{ const: exact("12345678901234567890") }, { ...integer, minimum: exact("12345678901234567891") }],
    no,
  ],
  ["0.3 as a multiple of 0.1", () => [{ const: 0.3 }, { multipleOf: 0.1 }], yes],
  [
    "__proto__ as a name",
    () => [object({ required: ["__proto__"] }), { properties: record([["__proto__", string]]) }],
    no,
  ],
  ["the empty name", () => [object({ required: [""] }), { properties: { "": string } }], no],
  ["an astral name", () => [object({ required: ["\u{1f600}"] }), { propertyNames: { maxLength: 1 } }], no],
  ["halves of an astral name", () => [{ enum: ["\ud800", "\udc00"] }, text({ minLength: 1, maxLength: 1 })], yes],
  ["oneOf of 2,000 constants", () => [constants(2_000), constants(2_001)], yes],
  ["oneOf of 2,000 constants, one less", () => [constants(2_001), constants(2_000)], no],
  ["10,000 values", () => [{ enum: each(10_000, (i) => i) }, { enum: each(10_001, (i) => i) }], yes],
  ["10,001 values", () => [{ enum: each(10_001, (i) => `v${i}`) }, { enum: each(10_000, (i) => `v${i}`) }], no],
  [
    "objects but for 2,000",
    () => [
      object({ properties: { a: integer }, required: ["a"], not: { enum: each(2_000, (i) => ({ a: i })) } }),
      { minProperties: 2 },
    ],
    no,
    "slow",
  ],
  [
    "multiples of 50 primes",
    () => [{ ...integer, allOf: primes(50).map((multipleOf) => ({ multipleOf })) }, { multipleOf: 2310 }],
    yes,
  ],
  [
    "no multiples of 20 primes",
    () => [{ ...integer, minimum: 2 }, { anyOf: primes(20).map((multipleOf) => ({ multipleOf })) }],
    no,
  ],
  [
    "no multiples of 600 primes",
    () => [{ ...integer, minimum: 2 }, { anyOf: primes(600).map((multipleOf) => ({ multipleOf })) }],
    no,
    "open",
  ],
  [
    "150 distinct of 2,000",
    () => [array({ uniqueItems: true, items: { enum: each(2_000, (i) => i) }, minItems: 150 }), { maxItems: 151 }],
    no,
  ],
  [
    "1,001 distinct of 1,000",
    () => [array({ uniqueItems: true, items: { enum: each(1_000, (i) => i) } }), { maxItems: 1_000 }],
    yes,
  ],
  ["a million items", () => [array({ minItems: 1e6 }), { minItems: 1e6 - 1 }], yes],
  [
    "300 items that are needed",
    () => [array({ allOf: each(300, (i) => ({ contains: { const: i } })) }), { minItems: 300 }],
    yes,
    "slow",
  ],
  ["a million properties", () => [object({ minProperties: 1e6 }), { minProperties: 1e6 + 1 }], no, "open"],
  [
    "as many properties as are required",
    () => [object({ maxProperties: 20, required: each(20, (i) => `r${i}`) }), { propertyNames: { pattern: "^r" } }],
    yes,
  ],
  [
    "required and forbidden",
    () => [object({ required: each(100, (i) => `p${i}`), properties: { p50: false } }), false],
    yes,
  ],
  ["a cycle in place", () => [chain(1, { allOf: [{ $ref: "#/$defs/c0" }] }, (to) => to), string], "meaningless"],
  ["200 dependent schemas, one after the other", () => [following(200), { required: ["p200"] }], yes],
  ["60 dependent schemas", () => [dependent(60, 1), dependent(60, 0)], yes, "open, slow"],
  ["a ladder of 60 conditions", () => [ladder(60, 1), ladder(60, 0)], yes],
  ["a ladder of 60 conditions, narrowed", () => [ladder(60, 0), ladder(60, 1)], no],
  ["60 conditions on one property", () => [conditions(60, kindIs, []), conditions(60, kindIs, ["needed30"])], no],
  [
    "60 conditions on 60 properties",
    () => [conditions(60, partIs, []), conditions(60, partIs, ["needed30"])],
    no,
    "open, slow",
  ],
  ["unevaluated beside 10 branches", () => [unevaluated(10, { minProperties: 1 }), unevaluated(10)], yes],
  ["unevaluated beside 40 branches", () => [unevaluated(40, { minProperties: 1 }), unevaluated(40)], yes],
  ["unevaluated beside 40 branches, narrowed", () => [unevaluated(40), unevaluated(40, { minProperties: 2 })], no],
  ["unevaluated beside 40 dependent schemas", () => [dependents(40, integer), dependents(40, number)], yes],
  ["unevaluated beside 40 dependent schemas, in other words", () => [dependents(40, integer), dependentsFlat(40)], yes],
  ["and back", () => [dependentsFlat(40), dependents(40, integer)], yes],
  ["unevaluated beside 40 dependent schemas, narrowed", () => [dependents(40, number), dependents(40, integer)], no],
  ["5,000 references in a row", () => [chain(5_000, integer, (to) => to), chain(5_000, number, (to) => to)], yes],
  ["5,000 levels of references", () => [chain(5_000, integer, below), chain(5_000, number, below)], yes, "open"],
  ["a document of 2^29 parts", () => [doubled(30, number, bothNeeded), doubled(30, integer, bothNeeded)], no, "open"],
  ["20^7 items", () => [doubled(8, number, (items) => array({ items, minItems: 20 })), string], no, "open"],
  [
    "twenty levels, here or below",
    () => [doubled(20, number, hereOrBelow), doubled(20, integer, hereOrBelow)],
    no,
    "open, slow",
  ],
  ["allOf 390 deep", () => [deep(390, integer), deep(390, number)], yes],
  ["allOf 5,000 deep", () => [deep(5_000, integer), deep(5_000, number)], "refused"],
  ["30 choices of three", () => [choices, { minProperties: 31 }], no],
  ["30 choices of three, all needed", () => [choices, { minProperties: 30 }], yes, "open, slow"],
  ["seven pigeons, six holes", () => [pigeons(6), false], yes],
];

const metaSchemas = Object.values(lawDialects).map((uri) => uri.replace(/#$/, ""));
const metaRows: readonly Row[] = metaSchemas.map((uri) => {
  const schema = (): Json => metaSchema(uri) ?? false;
  return [`the meta-schema ${uri} in itself`, () => [schema(), schema()], yes];
});

export const attacks: readonly Attack[] = [...rows, ...metaRows].map(([name, make, truth, flags = ""]) => ({
  name,
  make,
  truth,
  open: flags.includes("open"),
  slow: flags.includes("slow"),
}));

/** Every two different meta-schemas: whatever the answer is, it comes. */
export const betweenMetaSchemas: readonly { readonly name: string; readonly make: Attack["make"] }[] =
  metaSchemas.flatMap((a) =>
    metaSchemas
      .filter((b) => b !== a)
      .map((b) => ({ name: `${a} in ${b}`, make: () => [metaSchema(a) ?? false, metaSchema(b) ?? false] as const })),
  );
