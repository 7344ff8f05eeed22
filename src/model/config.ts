/** The configuration as the user writes it, after validation. */
import type { Role } from "./contract.js";
import type { Policy } from "./policy.js";

/** `"1.4.0"`, or the file that has it: package.json, Cargo.toml, pyproject.toml. */
export type VersionSpec = string | { readonly from: string };

export type SourceSpec =
  /** Schemas exported by a module of the user's; `export` limits to some names. `timeoutMs` bounds loading it. */
  | {
      readonly kind: "zod" | "typebox" | "valibot" | "arktype" | "standard" | "json-schema";
      readonly module: string;
      readonly exports?: readonly string[];
      readonly timeoutMs?: number;
    }
  /** A JSON or YAML schema file, a folder of them, or a glob. */
  | { readonly kind: "files"; readonly path: string }
  /** `components.schemas` of an OpenAPI 3.0 or 3.1 document. */
  | { readonly kind: "openapi"; readonly path: string }
  /** Any program: JSON on stdout, or files in the folder `out`. `run` is a command line or an argument vector. */
  | {
      readonly kind: "command";
      readonly run: string | readonly string[];
      readonly out?: string;
      readonly timeoutMs?: number;
    };

export interface ContractConfig {
  readonly name: string;
  readonly version?: VersionSpec;
  readonly source: SourceSpec;
  /** Role by DTO name; default: every exported schema, role `shared`. Naming any limits the contract to those named. */
  readonly dtos?: Readonly<Record<string, Role>>;
  readonly policy?: Partial<Policy>;
}

/** What a consumer really reads or sends of one DTO; with neither `uses` nor `schema`, all of it. */
export interface Expectation {
  /** What the DTO is to the consumer: it sends a `request`, and reads a `response` or an `event`. Default: as pinned. */
  readonly role?: Role;
  // Properties that are read or sent, as JSON pointers; `*` is every item or every property: "/lines/*/amount".
  readonly uses?: readonly string[];
  /** A schema file of the consumer's own, relative to the configuration, in place of the pinned one. */
  readonly schema?: string;
}

/** A contract of somebody else's that this project uses. */
export interface ConsumedContract {
  readonly contract: string;
  /** Versions to pin. Default: what is compatible with the newest. */
  readonly range?: string;
  /** Where it is pinned from: a folder, `git:…`, `npm:…` or `oci:…`. */
  readonly from?: string;
  /** By DTO name. Default: every DTO, all of it. Naming any says that the others are not used. */
  readonly dtos?: Readonly<Record<string, Expectation>>;
}

export interface Config {
  /** May be empty where `consumes` is not. */
  readonly contracts: readonly ContractConfig[];
  /** Contracts of others that this project pins. */
  readonly consumes?: readonly ConsumedContract[];
  /** Folder of the snapshots, or `git:REF[:path]`. Default `contracts`. */
  readonly baselines?: string;
  /** Level by rule id. */
  readonly severity?: Readonly<Record<string, "breaking" | "warning" | "info" | "off">>;
  /** Hosts whose `$ref`s may be followed. Default none. */
  readonly allowRemote?: readonly string[];
}

/** Gives editors the type of a configuration; returns its argument. */
export function defineConfig(config: Config): Config {
  return config;
}
