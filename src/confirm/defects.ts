/**
 * What other people's validators are known to get wrong. Where one of these may be at work, a validator's word does
 * not count: ajv's against the engine's, so that the second validator decides, and the second's own at all. Each
 * comes with an example that the tests try, so that a fixed release is noticed.
 */
import { ExactNumber, isArray, isObject, type Json } from "../model/json.js";
import type { DialectName } from "./dialects.js";
import { type Facts, numbersIn } from "./facts.js";
import { dialectUris } from "./packages.js";

export interface Defect {
  readonly id: string;
  readonly of: "ajv" | "@hyperjump/json-schema";
  /** The releases in which it was seen. */
  readonly versions: string;
  readonly description: string;
  /** Whether it may be at work; that it is not has to be sure. */
  readonly applies: (facts: Facts, instance: Json) => boolean;
  readonly example: {
    readonly dialect: DialectName;
    readonly schema: Json;
    readonly instance: Json;
    /** What the specification says; the validator says the opposite. */
    readonly valid: boolean;
    /** Whether formats assert; they do not unless it says so. */
    readonly formats?: "assert";
  };
}

const mentions =
  (...keywords: readonly string[]) =>
  ({ keywords: found }: Facts): boolean =>
    keywords.every((keyword) => found.has(keyword));

/** Names that every JavaScript object answers to. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));
const hasName = (json: Json, wanted: (name: string) => boolean): boolean => {
  if (isArray(json)) return json.some((item) => hasName(item, wanted));
  return isObject(json) && Object.keys(json).some((name) => wanted(name) || hasName(json[name] as Json, wanted));
};

const hasText = (json: Json, wanted: (text: string) => boolean): boolean => {
  if (typeof json === "string") return wanted(json);
  if (isArray(json)) return json.some((item) => hasText(item, wanted));
  return isObject(json) && Object.keys(json).some((name) => wanted(name) || hasText(json[name] as Json, wanted));
};

const isSafeInteger = (value: Json | ExactNumber): boolean => Number.isSafeInteger(value);
const isShort = (value: Json | ExactNumber): boolean =>
  typeof value === "number" && Math.abs(value) <= 1e8 && /^-?\d+(\.\d{1,6})?$/.test(String(value));

const ajv = { of: "ajv", versions: "8.20.0" } as const;
const hyperjump = { of: "@hyperjump/json-schema", versions: "1.18.0" } as const;

/** Whether some number is none that a double holds. */
export const beyondDoubles = ({ exact }: Facts, instance: Json): boolean =>
  exact || !numbersIn(instance).every((value) => typeof value === "number");

const doubles: Omit<Defect, "of" | "versions"> = {
  id: "numbers-are-doubles",
  description: "Numbers that no double holds are rounded.",
  applies: (facts, instance) => beyondDoubles(facts, instance),
  example: {
    dialect: "2020-12",
    schema: { exclusiveMinimum: 1e20 },
    instance: new ExactNumber("100000000000000000001"),
    valid: true,
  },
};

export const defects: readonly Defect[] = [
  {
    ...ajv,
    id: "contains-beside-a-tuple",
    description: "`contains` is skipped when the array is shorter than the tuple beside it.",
    applies: (facts) => facts.tuple && facts.keywords.has("contains"),
    example: {
      dialect: "2020-12",
      schema: { prefixItems: [{ type: "string" }], contains: { const: 1 } },
      instance: [],
      valid: false,
    },
  },
  {
    ...ajv,
    id: "contains-evaluates",
    description: "With `contains` beside `unevaluatedItems`, items that it does not match count as evaluated.",
    applies: mentions("contains", "unevaluatedItems"),
    example: {
      dialect: "2020-12",
      schema: { contains: { const: 1 }, unevaluatedItems: false },
      instance: [1, 2],
      valid: false,
    },
  },
  {
    ...ajv,
    id: "unevaluated-items-across-schemas",
    description: "`unevaluatedItems` takes what a nested `items` judged and rejected for evaluated.",
    applies: mentions("unevaluatedItems"),
    example: {
      dialect: "2020-12",
      schema: { unevaluatedItems: { type: "boolean" }, anyOf: [{ items: { type: "string" } }, true] },
      instance: ["yes", 2],
      valid: false,
    },
  },
  {
    ...ajv,
    id: "unevaluated-properties-after-if",
    description: "What a failed `if` has looked at counts as evaluated when there is no `then`.",
    applies: mentions("unevaluatedProperties"),
    example: {
      dialect: "2020-12",
      schema: {
        if: { properties: { kind: { const: "card" } }, required: ["kind"] },
        else: { properties: { iban: true }, required: ["iban"] },
        unevaluatedProperties: false,
      },
      instance: { kind: "cash", iban: "x" },
      valid: false,
    },
  },
  {
    ...ajv,
    id: "dynamic-scope",
    description: "`$dynamicRef` and `$recursiveRef` do not follow the way by which they were reached.",
    applies: ({ keywords }) => keywords.has("$dynamicRef") || keywords.has("$recursiveRef"),
    example: {
      dialect: "2020-12",
      schema: {
        $id: "https://example.com/list-of-text",
        $ref: "list",
        $defs: {
          text: { $dynamicAnchor: "item", type: "string" },
          list: {
            $id: "list",
            items: { $dynamicRef: "#item" },
            $defs: { any: { $dynamicAnchor: "item" } },
          },
        },
      },
      instance: [1],
      valid: false,
    },
  },
  {
    ...ajv,
    id: "empty-name-required",
    description: "The last name that `required` and its like ask for is not asked for when it is empty.",
    applies: ({ emptyName }) => emptyName,
    example: { dialect: "2020-12", schema: { required: [""] }, instance: {}, valid: false },
  },
  {
    ...ajv,
    id: "multiples-of-fractions",
    description: "`multipleOf` divides doubles: 4.35 is no multiple of 0.01.",
    applies: ({ divisors }, instance) =>
      divisors.length > 0 && ![...divisors, ...numbersIn(instance)].every(isSafeInteger),
    example: { dialect: "2020-12", schema: { multipleOf: 0.01 }, instance: 4.35, valid: true },
  },
  {
    ...ajv,
    id: "proto",
    description: "A property called `__proto__` is not looked at.",
    applies: (_, instance) => hasName(instance, (name) => name === "__proto__"),
    example: {
      dialect: "2020-12",
      // beside a pattern, so that the name cannot be replaced
      schema: JSON.parse('{"properties":{"__proto__":{"type":"string"}},"patternProperties":{"^x":true}}') as Json,
      instance: JSON.parse('{"__proto__":1}') as Json,
      valid: false,
    },
  },
  {
    ...ajv,
    id: "inherited-names",
    description: "Objects with a member called `constructor` are equal to no others.",
    applies: (_, instance) => hasName(instance, (name) => inherited.has(name)),
    example: {
      dialect: "2020-12",
      schema: { enum: [{ constructor: { length: 1 } }] },
      instance: { constructor: { length: 1 } },
      valid: true,
    },
  },
  {
    ...ajv,
    id: "dialects-within",
    description: "Vocabularies that a meta-schema leaves out, and dialects of embedded schemas, are not heeded.",
    applies: ({ dialects }) => dialects.size > 1,
    example: {
      dialect: "2020-12",
      schema: {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        $ref: "https://example.com/tuple",
        $defs: {
          tuple: {
            $id: "https://example.com/tuple",
            $schema: "https://json-schema.org/draft/2019-09/schema",
            prefixItems: [{ type: "string" }],
          },
        },
      },
      instance: [1],
      valid: true,
    },
  },
  {
    ...ajv,
    id: "coming-dialect",
    description: "The dialect v1 is not known, and read as 2020-12.",
    applies: ({ dialects }) => dialects.has(dialectUris.v1),
    example: {
      dialect: "v1",
      schema: {
        $id: "https://example.com/amounts",
        $ref: "list",
        $defs: {
          amount: { $dynamicAnchor: "item", type: "integer" },
          list: {
            $id: "list",
            items: { $dynamicRef: "#item" },
            $defs: { text: { $anchor: "item", type: "string" } },
          },
        },
      },
      instance: ["one"],
      valid: false,
    },
  },
  {
    ...ajv,
    id: "formats",
    description: "The grammars of ajv-formats are wider or narrower than those of the standards; some are missing.",
    applies: mentions("format"),
    example: {
      dialect: "2020-12",
      schema: { format: "email" },
      instance: '"ada lovelace"@example.com',
      valid: true,
      formats: "assert",
    },
  },
  { ...ajv, ...doubles },
  {
    ...hyperjump,
    id: "nearly-multiples",
    description: "`multipleOf` takes a remainder below 0.0000001 for none.",
    applies: ({ divisors }, instance) => {
      const numbers = [...divisors, ...numbersIn(instance)];
      return divisors.length > 0 && !numbers.every(isSafeInteger) && !numbers.every(isShort);
    },
    example: { dialect: "2020-12", schema: { multipleOf: 0.01 }, instance: 0.01000001, valid: false },
  },
  { ...hyperjump, ...doubles },
  {
    ...hyperjump,
    id: "leap-seconds",
    description: "No time ends in a second 60.",
    applies: ({ keywords }, instance) => keywords.has("format") && hasText(instance, (text) => text.includes(":60")),
    example: { dialect: "2020-12", schema: { format: "time" }, instance: "23:59:60Z", valid: true, formats: "assert" },
  },
  {
    ...hyperjump,
    id: "identifiers-in-data",
    description: "`$id`, `$anchor` and the like are identifiers even in `const` and `enum`.",
    applies: ({ identifiersInData }) => identifiersInData,
    example: {
      dialect: "2020-12",
      schema: { const: { $anchor: "total" } },
      instance: { $anchor: "total" },
      valid: true,
    },
  },
  {
    ...hyperjump,
    id: "identifier-beside-reference",
    description: "Up to draft 7, an identifier beside `$ref` re-bases the reference, although it is hidden.",
    applies: ({ identifierBesideReference }) => identifierBesideReference,
    example: {
      dialect: "draft-07",
      schema: {
        $id: "https://example.com/base/",
        allOf: [{ $id: "https://example.com/other/", $ref: "amount" }],
        definitions: {
          one: { $id: "https://example.com/base/amount", type: "number" },
          other: { $id: "https://example.com/other/amount", type: "string" },
        },
      },
      instance: 1,
      valid: true,
    },
  },
];

/** The first defect of a validator that may be at work. */
export const defectAt = (of: Defect["of"], facts: Facts, instance: Json): Defect | undefined =>
  defects.find((defect) => defect.of === of && defect.applies(facts, instance));
