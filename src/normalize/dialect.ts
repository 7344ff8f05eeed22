/** What a dialect is: a table from keyword to handler. The tables are in `dialects.ts`. */
import type { Json, JsonObject } from "../model/json.js";
import type { Term, Terms } from "./term.js";

/** Where a keyword holds subschemas. */
export type Applicator = "schema" | "schemas" | "schema-map" | "schema-or-schemas" | "schema-or-names-map";

/** What a handler sees: one schema object and the means to build what is below it. */
export interface KeywordContext {
  readonly schema: JsonObject;
  readonly terms: Terms;
  readonly formats: "assert" | "annotation";
  /** The term of the subschema at these reference tokens below this schema. */
  sub(...tokens: readonly (string | number)[]): Term;
  /** The term that a reference leads to; a dangling one is a problem and opaque. */
  reference(keyword: "$ref" | "$dynamicRef" | "$recursiveRef"): Term;
  /** Records that this place is not a usable schema; the term is opaque. */
  problem(keyword: string, message: string): Term;
  /** A set that is represented but not described. */
  opaque(keyword: string, cause: string, reason: string): Term;
  /** Whether an enumeration here is read as open. */
  readonly openEnums: boolean;
  /** What `unevaluatedProperties`/`unevaluatedItems` adds, from `rewrites/unevaluated.ts`. */
  unevaluated(what: "properties" | "items"): Term;
}

export interface KeywordHandler {
  /** The keywords this handler reads together; it runs once when any of them is present. */
  readonly keywords: readonly string[];
  /** The constraint, or `undefined` for none. */
  readonly build: (context: KeywordContext) => Term | undefined;
}

export interface Dialect {
  readonly name: "draft-04" | "draft-06" | "draft-07" | "2019-09" | "2020-12" | "v1";
  /** Canonical `$schema` URI. */
  readonly uri: string;
  readonly idKeyword: "id" | "$id";
  /** Up to draft 7: the siblings of `$ref` say nothing. */
  readonly refHidesSiblings: boolean;
  /**
   * How references follow the dynamic scope: `$recursiveRef` to roots; `$dynamicRef` if it first leads to a dynamic
   * anchor; or to whatever dynamic anchor of that name is in scope.
   */
  readonly dynamicReferences?: "recursive" | "if-anchored" | "by-name";
  readonly handlers: ReadonlyMap<string, KeywordHandler>;
  /** Keywords that change what a whole schema object means in a way that we do not describe, each with the reason. */
  readonly undescribed?: ReadonlyMap<string, string>;
  readonly applicators: ReadonlyMap<string, Applicator>;
  /** Vocabulary URI by keyword, where the dialect has vocabularies. */
  readonly vocabularies?: ReadonlyMap<string, readonly string[]>;
  /** Vocabularies with which a meta-schema asks for formats to be asserted, and whether only when it requires them. */
  readonly formatAssertion?: { readonly vocabulary: string; readonly whenRequired: boolean };
  /** Set for schemas whose meta-schema asks for it, whatever the caller's option says. */
  readonly assertsFormats?: boolean;
}

export type { Json };
