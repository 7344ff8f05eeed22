/** `decideInclusion`: the engine's question about two plain schemas, for the library. */
import { createConfirmer } from "../confirm/index.js";
import { createEngine } from "../engine/index.js";
import { fail } from "../errors.js";
import type { NormalizedDocument } from "../model/engine.js";
import type { Json } from "../model/json.js";
import { createNodeTable } from "../model/node-table.js";
import type { Verdict } from "../model/verdict.js";
import { normalizeDocuments } from "../normalize/index.js";
import { nestsDeeper } from "../util/depth.js";
import { maxNesting } from "../util/json-reader.js";
import { packages } from "../validators/index.js";
import { confirmWitness, type JudgedSide, judgeBySides } from "./verify.js";

export interface DecideOptions {
  /** `$schema` URI for schemas that name none. Default: 2020-12. */
  readonly dialect?: string;
  /** Whether `format` constrains. Default: `annotation`, as the specification says. */
  readonly formats?: "annotation" | "assert";
  /** Steps the search may take; see the engine's `defaultBudget`. */
  readonly budget?: number;
  /** Documents that references may name, by absolute URI; nothing is ever fetched. */
  readonly remotes?: ReadonlyMap<string, Json>;
}

/**
 * Decides whether every document that `sub` accepts is accepted by `superset`. A `not-included` verdict carries a
 * document that proves it, confirmed by ajv on both schemas, or by @hyperjump/json-schema where ajv is known to be wrong.
 *
 * @throws ContractCheckError of kind `invalid-schema` or `reference` when a schema is not valid, with the pointer.
 */
export function decideInclusion(sub: unknown, superset: unknown, options: DecideOptions = {}): Verdict {
  const { dialect, formats = "annotation", budget, remotes } = options;
  for (const [schema, name] of [
    [sub, "the first schema"],
    [superset, "the second schema"],
  ] as const) {
    if (!nestsDeeper(schema as Json, maxNesting)) continue;
    fail({ kind: "invalid-schema", message: `${name} is nested deeper than ${maxNesting} levels` });
  }
  const table = createNodeTable();
  const sources = [sub, superset].map((json) => ({
    json: json as Json,
    pointers: [""],
    ...(dialect === undefined ? {} : { defaultDialect: dialect }),
    ...(remotes === undefined ? {} : { remotes }),
  }));
  const [writer, reader] = normalizeDocuments(table, sources, {
    formats,
  }) as readonly NormalizedDocument[] as readonly [NormalizedDocument, NormalizedDocument];
  refuse(writer, "the first schema");
  refuse(reader, "the second schema");
  const verdict = createEngine(table, budget === undefined ? {} : { budget }).include(
    writer.nodeAt(""),
    reader.nodeAt(""),
  );
  const [one, other] = sources.map((source) => ({
    confirmer: createConfirmer({ ...source, formats }, packages),
    pointer: "",
  })) as [JudgedSide, JudgedSide]; // one per source
  return confirmWitness(verdict, judgeBySides(one, other));
}

function refuse(document: NormalizedDocument, name: string): void {
  const [problem] = document.problemsAt("");
  if (problem === undefined) return;
  fail({
    kind: problem.kind,
    message: `${name} is not valid at ${problem.pointer === "" ? "its root" : problem.pointer}: ${problem.message}`,
  });
}
