/** What every schema library's adapter gives; each lives in a file of its own and runs in the worker only. */
import type { ModuleKind, Side } from "./protocol.js";

export interface Conversion {
  /** Everything the module exports, by DTO name: for libraries whose schemas name one another. */
  readonly siblings: ReadonlyMap<string, unknown>;
  /** Loads a package as the user's module would. Gives `undefined` where it is not installed. */
  readonly loadForUser: (name: string) => Promise<Record<string, unknown> | undefined>;
  /** The version of that package. */
  readonly versionForUser: (name: string) => Promise<string | undefined>;
  /** Loads zod-to-json-schema, without any Zod. */
  readonly loadZod3Converter: () => Promise<Record<string, unknown>>;
}

/** Turns one schema of the library into JSON Schema: a plain value, with gaps marked (see gaps.ts). May throw. */
export type Convert = (schema: unknown, side: Side) => unknown;

export interface Library {
  /** As messages call it: `Zod 4`. */
  readonly name: string;
  /** The `kind` that selects it in the configuration. */
  readonly kind: ModuleKind;
  /** `$schema` URI to assume where the schemas name none. */
  readonly dialect?: string;
  /** Whether an exported value is one of its schemas. Must not throw or run the user's code. */
  readonly recognizes: (value: unknown) => boolean;
  /** The version of the user's copy, where it can be told. */
  readonly version: (schema: unknown, conversion: Conversion) => Promise<string | undefined>;
  readonly prepare: (conversion: Conversion, sample: unknown) => Promise<Convert>;
}

/** Thrown by `prepare` when the user's project lacks a package. */
export class NeedsPackage extends Error {
  constructor(
    readonly packageName: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}

export type Members = { readonly [key: PropertyKey]: unknown };

/** Objects and functions, whose properties can be asked. */
export function hasMembers(value: unknown): value is Members {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** A property, or `undefined`; a getter that throws counts as absent. */
export function member(value: unknown, key: PropertyKey): unknown {
  if (!hasMembers(value)) return undefined;
  try {
    return value[key];
  } catch {
    return undefined;
  }
}
