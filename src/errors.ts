/**
 * Operational failures: one tagged union, each with its exit code, its cause and the next thing to type.
 * Verdicts and findings are not failures; they travel in the report.
 */

/** A place in a file of the user's; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export type ProblemKind =
  /** wrong arguments or flags */
  | "usage"
  /** the configuration is missing, malformed or contradictory */
  | "config"
  /** a file is not the JSON, YAML, … that it should be */
  | "syntax"
  /** a document is not a valid schema of its dialect */
  | "invalid-schema"
  /** a file, folder, module or export that was named does not exist */
  | "not-found"
  /** a `$ref` that leads nowhere */
  | "reference"
  /** a `$ref` or path that leads where we do not go: the network, outside the root */
  | "forbidden-reference"
  /** a module of the user's threw, hung or exported nothing usable; a command failed */
  | "exporter"
  /** a plugin's manifest is not as its published format says */
  | "manifest"
  /** the sandbox for plugins cannot be had on this system */
  | "sandbox"
  /** git, a registry or another source could not give what was asked */
  | "source"
  /** there was nothing to compare */
  | "nothing-compared"
  /** a baseline that should exist does not */
  | "baseline-missing"
  /** a stored file's digest is not the recorded one */
  | "digest-mismatch"
  /** a snapshot of this version exists with other content */
  | "snapshot-conflict"
  /** the file system refused to read or write */
  | "io";

export interface Problem {
  readonly kind: ProblemKind;
  /** One sentence: what happened, and to what. */
  readonly message: string;
  /** Where, when a place is known. */
  readonly place?: Place;
  /** More lines: a diff, the plugin's own words, the candidates that were found. */
  readonly details?: readonly string[];
  /** What to do, or the next command to type. */
  readonly hint?: string;
}

const exitCodes: Readonly<Record<ProblemKind, 2 | 3 | 4>> = {
  usage: 2,
  config: 2,
  syntax: 3,
  "invalid-schema": 3,
  "not-found": 3,
  reference: 3,
  "forbidden-reference": 3,
  exporter: 3,
  manifest: 2,
  sandbox: 3,
  source: 3,
  "nothing-compared": 3,
  "baseline-missing": 4,
  "digest-mismatch": 4,
  "snapshot-conflict": 4,
  io: 3,
};

/** The process's exit code for a problem: 2 usage or configuration, 3 could not complete, 4 baseline. */
export function exitCodeOf(problem: Problem): 2 | 3 | 4 {
  return exitCodes[problem.kind];
}

/** The one exception this program throws on purpose. */
export class ContractCheckError extends Error {
  override readonly name = "ContractCheckError";

  constructor(
    readonly problem: Problem,
    options?: { cause?: unknown },
  ) {
    super(problem.message, options);
  }
}

/** Throws a problem. */
export function fail(problem: Problem, cause?: unknown): never {
  throw new ContractCheckError(problem, cause === undefined ? undefined : { cause });
}
