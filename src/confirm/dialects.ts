/** The keywords of each dialect. Whatever else stands in a schema is an annotation there, even where ajv heeds it. */

export type DialectName = "draft-04" | "draft-06" | "draft-07" | "2019-09" | "2020-12" | "v1";

export interface Dialect {
  readonly name: DialectName;
  /** Whether `$ref` hides what stands beside it. */
  readonly refHidesSiblings: boolean;
  readonly idKeyword: "id" | "$id";
  /** What constrains a value; no definitions, names or annotations. */
  readonly assertions: ReadonlySet<string>;
}

const draft4 = [
  ...["$ref", "type", "enum", "format", "allOf", "anyOf", "oneOf", "not"],
  ...["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minLength", "maxLength", "pattern"],
  ...["items", "additionalItems", "minItems", "maxItems", "uniqueItems"],
  ...["properties", "patternProperties", "additionalProperties", "dependencies"],
  ...["required", "minProperties", "maxProperties"],
];
const draft6 = [...draft4, "const", "contains", "propertyNames"];
const draft7 = [...draft6, "if", "then", "else"];
const modern = [
  ...draft7,
  ...["minContains", "maxContains", "dependentRequired", "dependentSchemas"],
  ...["unevaluatedItems", "unevaluatedProperties"],
];

const dialect = (
  name: DialectName,
  assertions: readonly string[],
  more: { readonly refHidesSiblings?: boolean; readonly idKeyword?: "id" } = {},
): Dialect => ({ name, refHidesSiblings: false, idKeyword: "$id", ...more, assertions: new Set(assertions) });

const keywords2020 = [...modern.filter((keyword) => keyword !== "additionalItems"), ...["prefixItems", "$dynamicRef"]];
const latest = dialect("2020-12", keywords2020);
const dialects: readonly (readonly [RegExp, Dialect])[] = [
  [/draft-04/, dialect("draft-04", draft4, { refHidesSiblings: true, idKeyword: "id" })],
  [/draft-06/, dialect("draft-06", draft6, { refHidesSiblings: true })],
  [/draft-07/, dialect("draft-07", draft7, { refHidesSiblings: true })],
  [/2019-09/, dialect("2019-09", [...modern, "$recursiveRef"])],
  [/2020-12/, latest],
  [/\/v1#?$/, dialect("v1", keywords2020)],
];

/** The dialect that a `$schema` URI names. */
export const dialectNamed = (uri: string): Dialect => dialects.find(([matches]) => matches.test(uri))?.[1] ?? latest;

/** Everything that ajv looks at in some dialect, and in ours only where the dialect has it. */
const heeded = new Set([...draft4, ...modern, "prefixItems", "$dynamicRef", "$recursiveRef"]);
const never = new Set(["nullable", "discriminator", "$async"]);

/** Whether a keyword means nothing in the dialect although ajv would heed or refuse it. */
export const isForeign = ({ assertions, idKeyword }: Dialect, keyword: string): boolean =>
  never.has(keyword) ||
  (heeded.has(keyword) && !assertions.has(keyword)) ||
  keyword === (idKeyword === "id" ? "$id" : "id");
