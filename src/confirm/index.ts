/** The second opinion: ajv judges every witness, on both schemas, before it is believed. */
import type { Confirmer } from "../model/engine.js";
import { isObject, type Json, own } from "../model/json.js";
import { createAjv } from "./ajv.js";
import { dialectNamed } from "./dialects.js";
import type { Packages } from "./packages.js";

export interface ConfirmerOptions {
  readonly json: Json;
  readonly defaultDialect?: string;
  readonly formats: "assert" | "annotation";
  /** Other documents that references may name, by absolute URI. */
  readonly remotes?: ReadonlyMap<string, Json>;
}

/** A validator over one document. */
export function createConfirmer(options: ConfirmerOptions, packages: Packages): Confirmer {
  const { json, defaultDialect, formats, remotes } = options;
  const named = isObject(json) ? own(json, "$schema") : undefined;
  const dialect = dialectNamed(typeof named === "string" ? named : (defaultDialect ?? "2020-12"));
  const validate = createAjv({ json, dialect, formats, ...(remotes === undefined ? {} : { remotes }) }, packages);
  return { validate };
}
