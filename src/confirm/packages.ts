/**
 * Other people's validators as confirmation gets them. A pure part can neither load a module when it is first needed
 * nor start a thread; whoever has the files and the processes brings them.
 */
import type { Ajv } from "ajv";
import type { DialectName } from "./dialects.js";

export type AjvConstructor = typeof Ajv;

export interface Packages {
  /** ajv's class for a dialect. Loaded when first asked for: a run without a "no" needs none. */
  ajv(dialect: DialectName): AjvConstructor;
  /** Teaches a validator the formats of the specification. */
  addFormats(ajv: Ajv): void;
}
