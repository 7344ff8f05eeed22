/**
 * What the exporting process and its worker say to each other: one request, one answer, as IPC messages.
 * Schemas cross as JSON text, so that nothing of the user's module crosses with them.
 */
import type { SourceSpec } from "../../model/config.js";

/** The kinds of source that are modules of the user's. */
export type ModuleSpec = Extract<SourceSpec, { readonly module: string }>;
export type ModuleKind = ModuleSpec["kind"];

/**
 * Which side of a schema that transforms: `input` is what it accepts from the wire, `output` what it gives after
 * defaults and transforms.
 */
export type Side = "input" | "output";

export interface WorkerRequest {
  /** Absolute path of the project root. */
  readonly root: string;
  /** A path relative to the root, an absolute path, or the name of a package. */
  readonly module: string;
  readonly kind: ModuleKind;
  /** Names of the DTOs whose output side is wanted; all others give their input side. */
  readonly outputs: readonly string[];
}

export interface ExportedSchema {
  /** `Invoice`, or `DTOS.Invoice` for a member of an exported record. */
  readonly name: string;
  /** The same as a path of keys; the first is the export. */
  readonly path: readonly string[];
  /** JSON text of the schema. Absent when the library could not convert it; then `error` says why. */
  readonly schema?: string;
  readonly error?: string;
}

/** How many exports of a library the module has, with some of their names. */
export interface FoundLibrary {
  readonly library: string;
  /** The `kind` to configure for it. */
  readonly kind: ModuleKind;
  readonly count: number;
  readonly names: readonly string[];
}

/** A failure of the user's module, as far as it can be told without a stack trace. */
export interface ModuleFailure {
  readonly name: string;
  readonly message: string;
  /** The module or package that could not be found, when that was the reason. */
  readonly missing?: string;
  /** The user's file and line that the stack or the parser names. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export type WorkerAnswer =
  | {
      readonly result: "exported";
      /** Absolute path of the file that was loaded. */
      readonly file: string;
      readonly library: { readonly name: string; readonly version?: string };
      readonly schemas: readonly ExportedSchema[];
      /** Names of exports that are no schemas of the configured library. */
      readonly others: readonly string[];
    }
  | {
      readonly result: "none";
      readonly file: string;
      readonly others: readonly string[];
      readonly found: readonly FoundLibrary[];
    }
  /** No such module. */
  | { readonly result: "missing"; readonly failure: ModuleFailure }
  /** It threw. */
  | { readonly result: "threw"; readonly failure: ModuleFailure }
  /** The user's project lacks a package that exporting needs. */
  | { readonly result: "needs"; readonly package: string; readonly reason: string }
  /** The module waits for something that never happens. */
  | { readonly result: "pending" };
