/** What every reader of text gives: the value, and its places. */
import type { SourceLocation } from "../model/contract.js";
import type { Json } from "../model/json.js";

/** A parsed file. */
export interface ParsedDocument {
  /** As messages call it: its path relative to the root, with forward slashes. */
  readonly file: string;
  readonly json: Json;
  /** The place of the value at a JSON pointer (of a member: its name), or of its nearest known ancestor. */
  readonly locate: (pointer: string) => SourceLocation | undefined;
}

export type TextFormat = "json" | "yaml";
