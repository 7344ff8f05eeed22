/** Contracts and their DTOs, as loaded and as stored. */
import type { Place, Problem } from "../errors.js";
import type { Json } from "./json.js";

export const roles = ["request", "response", "event", "stored", "shared"] as const;
/** Who writes a DTO and who reads it. */
export type Role = (typeof roles)[number];

/** A place in a source file with the text of its line, ready to be shown. */
export interface SourceLocation extends Place {
  readonly line: number;
  readonly column: number;
  /** The text of that line, without its line break. */
  readonly text?: string;
}

/** One self-contained schema document; several DTOs may live in one. */
export interface SchemaSource {
  /** What a message calls it: a file's path relative to the root, or `export Invoice of src/dto.ts`. */
  readonly label: string;
  /** The whole document; every `$ref` in it resolves inside it. */
  readonly json: Json;
  /** `$schema` URI to assume where the document names none. */
  readonly defaultDialect?: string;
  /** The source place of the value at a JSON pointer of `json`, or of its nearest known ancestor. */
  readonly locate: (pointer: string) => SourceLocation | undefined;
}

/** One DTO of a contract. */
export interface Dto {
  readonly name: string;
  readonly role: Role;
  readonly source: SchemaSource;
  /** JSON pointer of the DTO's schema inside `source.json`; "" is the root. */
  readonly pointer: string;
  /** Why this DTO cannot be used (a reference into nowhere, say), while the others can. */
  readonly problem?: Problem;
}

/** Who made the schemas. */
export interface ExporterInfo {
  /** `zod`, `typebox`, `files`, … */
  readonly name: string;
  /** Version of the library that exported, where there is one. */
  readonly version?: string;
}

/** A contract as loaded from a candidate or a baseline. */
export interface Contract {
  readonly name: string;
  /** Semver version, when one is known. */
  readonly version?: string;
  readonly dtos: readonly Dto[];
  readonly exporter: ExporterInfo;
  /** What a message calls the place it came from: `src/dto.ts`, `contracts/project-api/1.2.0`, `git:main:contracts/…`. */
  readonly label: string;
  /** The revision of the source, where the source has one (a git commit). */
  readonly revision?: string;
  /** Where a finding about the contract's version points: the line of `"version"` in package.json, say. */
  readonly versionPlace?: SourceLocation;
}
