/** The dialects as tables. Drafts share handlers; what a draft does not know is an annotation there. */
import type { Applicator, Dialect, KeywordHandler } from "./dialect.js";
import { constant } from "./keywords/const.js";
import { contains, legacyContains } from "./keywords/contains.js";
import { dependencies, dependentRequired, dependentSchemas } from "./keywords/dependencies.js";
import { enumeration } from "./keywords/enum.js";
import { format } from "./keywords/format.js";
import { conditional } from "./keywords/if.js";
import { items, legacyItems } from "./keywords/items.js";
import { allOf, anyOf, not, oneOf } from "./keywords/logic.js";
import * as numbers from "./keywords/numbers.js";
import { pattern } from "./keywords/pattern.js";
import { properties } from "./keywords/properties.js";
import { propertyNames } from "./keywords/property-names.js";
import { dynamicRef, recursiveRef, ref } from "./keywords/references.js";
import { required } from "./keywords/required.js";
import * as sizes from "./keywords/sizes.js";
import { type } from "./keywords/type.js";
import { unevaluatedItems, unevaluatedProperties } from "./keywords/unevaluated.js";
import { uniqueItems } from "./keywords/unique-items.js";
import { unrepresentable } from "./keywords/unrepresentable.js";

function table(handlers: readonly KeywordHandler[]): ReadonlyMap<string, KeywordHandler> {
  return new Map(handlers.flatMap((handler) => handler.keywords.map((keyword) => [keyword, handler] as const)));
}

const sizeHandlers = [
  sizes.minLength,
  sizes.maxLength,
  sizes.minItems,
  sizes.maxItems,
  sizes.minProperties,
  sizes.maxProperties,
];
const common = [
  type,
  enumeration,
  numbers.multipleOf,
  ...sizeHandlers,
  pattern,
  format,
  uniqueItems,
  properties,
  required,
  unrepresentable,
];
const logic = [allOf, anyOf, oneOf, not, ref];
const draft4 = [...common, ...logic, numbers.draft4Minimum, numbers.draft4Maximum, legacyItems, dependencies];
const limits = [numbers.minimum, numbers.maximum, numbers.exclusiveMinimum, numbers.exclusiveMaximum];
const draft6 = [...common, ...logic, ...limits, constant, legacyItems, legacyContains, propertyNames, dependencies];
const draft7 = [...draft6, conditional];
const modern = [
  ...common,
  ...logic,
  ...limits,
  constant,
  contains,
  propertyNames,
  conditional,
  // superseded since 2019-09, and still honored by validators
  dependencies,
  dependentRequired,
  dependentSchemas,
  unevaluatedItems,
  unevaluatedProperties,
];

const applicators4: readonly (readonly [string, Applicator])[] = [
  ["properties", "schema-map"],
  ["patternProperties", "schema-map"],
  ["additionalProperties", "schema"],
  ["items", "schema-or-schemas"],
  ["additionalItems", "schema"],
  ["dependencies", "schema-or-names-map"],
  ["definitions", "schema-map"],
  ["allOf", "schemas"],
  ["anyOf", "schemas"],
  ["oneOf", "schemas"],
  ["not", "schema"],
];
const applicators6: typeof applicators4 = [...applicators4, ["contains", "schema"], ["propertyNames", "schema"]];
const applicators7: typeof applicators4 = [...applicators6, ["if", "schema"], ["then", "schema"], ["else", "schema"]];
const applicators2019: typeof applicators4 = [
  ...applicators7,
  ["$defs", "schema-map"],
  ["dependentSchemas", "schema-map"],
  ["unevaluatedItems", "schema"],
  ["unevaluatedProperties", "schema"],
  ["contentSchema", "schema"],
];
const applicators2020: typeof applicators4 = [
  ...applicators2019.filter(([keyword]) => keyword !== "items" && keyword !== "additionalItems"),
  ["prefixItems", "schemas"],
  ["items", "schema"],
];

const vocabulary = (
  year: string,
  lists: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(lists).map(([name, keywords]) => [`https://json-schema.org/draft/${year}/vocab/${name}`, keywords]),
  );
const validationKeywords = [
  ...["type", "enum", "const", "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "minContains", "maxContains"],
  ...["minProperties", "maxProperties", "required", "dependentRequired"],
];
const applicatorKeywords = [
  ...["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "properties", "patternProperties"],
  ...["additionalProperties", "propertyNames", "items", "contains"],
];

/** Every dialect we know, by name. */
export const dialects: Readonly<Record<Dialect["name"], Dialect>> = {
  "draft-04": {
    name: "draft-04",
    uri: "http://json-schema.org/draft-04/schema",
    idKeyword: "id",
    refHidesSiblings: true,
    handlers: table(draft4),
    applicators: new Map(applicators4),
  },
  "draft-06": {
    name: "draft-06",
    uri: "http://json-schema.org/draft-06/schema",
    idKeyword: "$id",
    refHidesSiblings: true,
    handlers: table(draft6),
    applicators: new Map(applicators6),
  },
  "draft-07": {
    name: "draft-07",
    uri: "http://json-schema.org/draft-07/schema",
    idKeyword: "$id",
    refHidesSiblings: true,
    handlers: table(draft7),
    applicators: new Map(applicators7),
  },
  "2019-09": {
    name: "2019-09",
    uri: "https://json-schema.org/draft/2019-09/schema",
    idKeyword: "$id",
    refHidesSiblings: false,
    dynamicReferences: "recursive",
    handlers: table([...modern, legacyItems, recursiveRef]),
    applicators: new Map(applicators2019),
    vocabularies: vocabulary("2019-09", {
      core: ["$ref", "$recursiveRef"],
      applicator: [
        ...applicatorKeywords,
        "dependencies",
        "additionalItems",
        "unevaluatedItems",
        "unevaluatedProperties",
      ],
      validation: validationKeywords,
      format: ["format"],
    }),
    formatAssertion: { vocabulary: "https://json-schema.org/draft/2019-09/vocab/format", whenRequired: true },
  },
  "2020-12": {
    name: "2020-12",
    uri: "https://json-schema.org/draft/2020-12/schema",
    idKeyword: "$id",
    refHidesSiblings: false,
    dynamicReferences: "if-anchored",
    handlers: table([...modern, items, dynamicRef]),
    applicators: new Map(applicators2020),
    vocabularies: vocabulary("2020-12", {
      core: ["$ref", "$dynamicRef"],
      applicator: [...applicatorKeywords, "dependencies", "prefixItems"],
      unevaluated: ["unevaluatedItems", "unevaluatedProperties"],
      validation: validationKeywords,
      "format-annotation": ["format"],
      "format-assertion": ["format"],
    }),
    formatAssertion: {
      vocabulary: "https://json-schema.org/draft/2020-12/vocab/format-assertion",
      whenRequired: false,
    },
  },
  // not released: as the official suite has it
  v1: {
    name: "v1",
    uri: "https://json-schema.org/v1",
    idKeyword: "$id",
    refHidesSiblings: false,
    dynamicReferences: "by-name",
    handlers: table([...modern, items, dynamicRef]),
    undescribed: new Map([["propertyDependencies", "`propertyDependencies` is a proposal that we do not read yet"]]),
    applicators: new Map(applicators2020),
  },
};

/** The dialect that a `$schema` URI names; a trailing empty fragment and http/https make no difference. */
export function dialectOf(uri: string): Dialect | undefined {
  return byUri.get(withoutScheme(uri));
}

function withoutScheme(uri: string): string {
  return uri.replace(/#$/, "").replace(/^https?:/, "");
}

const byUri = new Map(Object.values(dialects).map((dialect) => [withoutScheme(dialect.uri), dialect]));
