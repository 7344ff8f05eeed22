/** Members of a writer that is included, put to ajv for the reader. */
import { createConfirmer } from "../../src/confirm/index.js";
import { createEngine } from "../../src/engine/index.js";
import type { NormalizedDocument } from "../../src/model/engine.js";
import type { Json } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import { normalizeDocuments } from "../../src/normalize/index.js";
import { packages } from "../../src/validators/index.js";
import { createRandom } from "../support/random.js";
import { poolOf, samplesOf } from "../support/samples.js";
import { values } from "../support/schemas.js";

export interface SamplingPair {
  readonly name: string;
  readonly writer: Json;
  readonly reader: Json;
  readonly dialect?: string;
  readonly remotes?: ReadonlyMap<string, Json>;
}

export interface Sampled {
  readonly included: boolean;
  /** Values that ajv accepts for the writer. */
  readonly members: number;
  /** Those that it rejects for the reader, though the writer is included. */
  readonly outside: readonly Json[];
}

export function sample(
  { writer, reader, dialect, remotes }: SamplingPair,
  formats: "assert" | "annotation",
  { count, seed }: { readonly count: number; readonly seed: number },
): Sampled {
  const table = createNodeTable();
  const sources = [writer, reader].map((json) => ({
    json,
    pointers: [""],
    formats,
    ...(dialect === undefined ? {} : { defaultDialect: dialect }),
    ...(remotes === undefined ? {} : { remotes }),
  }));
  const [a, b] = normalizeDocuments(table, sources, { formats }) as unknown as [NormalizedDocument, NormalizedDocument];
  const engine = createEngine(table);
  if (engine.include(a.nodeAt(""), b.nodeAt("")).verdict !== "included") {
    return { included: false, members: 0, outside: [] };
  }
  const [accepts, expects] = sources.map((source) => createConfirmer(source, packages).validate) as [
    Validate,
    Validate,
  ];
  const pool = [...values, ...poolOf(writer), ...poolOf(reader)];
  const candidates = [
    ...samplesOf(a.nodeAt(""), { table, engine, random: createRandom(seed), pool, searches: 16, count }),
    ...values,
  ];
  const members = candidates.filter((value) => accepts("", value).result === "valid");
  const outside = members.filter((value) => expects("", value).result === "invalid");
  return { included: true, members: members.length, outside };
}

type Validate = ReturnType<typeof createConfirmer>["validate"];
