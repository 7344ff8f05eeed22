/**
 * Other people's validators as confirmation gets them. A pure part can neither load a module when it is first needed
 * nor start a thread; whoever has the files and the processes brings them.
 */
import type { Ajv } from "ajv";
import type { DialectName } from "./dialects.js";

export type AjvConstructor = typeof Ajv;

/** A document for the second validator; all of it plain JavaScript, without exact numbers. */
export interface SecondDocument {
  readonly json: unknown;
  /** `$schema` URI for documents that name none. */
  readonly dialect: string;
  /** Documents that references may name, by absolute URI; nothing is ever fetched. */
  readonly remotes: readonly (readonly [uri: string, json: unknown])[];
}

export interface SecondQuestion {
  /** The same object for the same document: it is handed over once. */
  readonly document: SecondDocument;
  readonly formats: "assert" | "annotation";
  readonly pointer: string;
  readonly instance: unknown;
}

export type SecondAnswer = { readonly valid: boolean } | { readonly failure: string };

/** What ajv needs of a regular expression. */
export interface Pattern {
  /** @throws Unanswered where the answer would cost too much */
  test(text: string): boolean;
  /** Tells patterns apart. */
  toString(): string;
}

/** Thrown in the middle of a judgement that would cost too much; whoever else is asked would pay the same. */
export class Unanswered extends Error {}

export interface Packages {
  /** ajv's class for a dialect. Loaded when first asked for: a run without a "no" needs none. */
  ajv(dialect: DialectName): AjvConstructor;
  /** Teaches a validator the formats of the specification. */
  addFormats(ajv: Ajv): void;
  /** A pattern of a schema. @throws SyntaxError where it is none */
  pattern(source: string): Pattern;
  /** @hyperjump/json-schema's judgement. Never throws, never hangs. */
  second(question: SecondQuestion): SecondAnswer;
}

/** The dialect's URI, for validators that know them by URI. */
export const dialectUris: Readonly<Record<DialectName, string>> = {
  "draft-04": "http://json-schema.org/draft-04/schema#",
  "draft-06": "http://json-schema.org/draft-06/schema#",
  "draft-07": "http://json-schema.org/draft-07/schema#",
  "2019-09": "https://json-schema.org/draft/2019-09/schema",
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
  v1: "https://json-schema.org/v1",
};
