/**
 * Laws that hold for all schemas, tried on one document at a time. Membership is what the reference says; where it and
 * ajv disagree, ajv is not heard, and that it was not is counted.
 */
import { createConfirmer } from "../../src/confirm/index.js";
import { createEngine } from "../../src/engine/index.js";
import type { NormalizedDocument } from "../../src/model/engine.js";
import type { Node } from "../../src/model/ir.js";
import { type Json, type JsonObject, own, stringify } from "../../src/model/json.js";
import { createNodeTable } from "../../src/model/node-table.js";
import type { Verdict } from "../../src/model/verdict.js";
import { normalizeDocuments } from "../../src/normalize/index.js";
import { packages } from "../../src/validators/index.js";
import { createRandom } from "../support/random.js";
import { type Formats, isMember } from "../support/reference.js";
import { hoisted, renamed, reordered, rewrites } from "../support/rewrites.js";
import { poolOf, samplesOf } from "../support/samples.js";
import { definitionsOf, documentOf, type LawDialect, lawDialects, values } from "../support/schemas.js";

export interface Tally {
  /** Verdicts on `A ⊆ B`, and the unknown ones by cause. */
  readonly verdicts: Map<string, number>;
  /** Questions that laws asked beside it, and how many of them were not decided. */
  asked: number;
  undecided: number;
  /** Opinions of ajv that differ from the reference. */
  ajvDiffers: number;
  /** Values that were judged. */
  judged: number;
  readonly violations: string[];
}

export const emptyTally = (): Tally => ({
  verdicts: new Map(),
  asked: 0,
  undecided: 0,
  ajvDiffers: 0,
  judged: 0,
  violations: [],
});

export interface CaseOptions {
  readonly seed: number;
  readonly index: number;
  /** Candidates for membership per side. */
  readonly samples: number;
}

/** The document of a case, with what the laws need to name. */
export function caseOf(dialect: LawDialect, { seed, index }: CaseOptions): JsonObject {
  return documentOf(createRandom(seed, Object.keys(lawDialects).indexOf(dialect), index), dialect);
}

export function tryLaws(document: JsonObject, dialect: LawDialect, options: CaseOptions, tally: Tally): void {
  const random = createRandom(options.seed, options.index, 7);
  const key = definitionsOf(dialect);
  const definitions = own(document, key) as JsonObject;
  const ref = (name: string): JsonObject => ({ $ref: `#/${key}/${name}` });
  const way = random.pick(Object.keys(rewrites));
  const rewritten = rewrites[way]?.(definitions.A as Json, dialect, document) as Json;
  const whole: JsonObject = {
    ...document,
    [key]: {
      ...definitions,
      Aw: rewritten,
      and: { allOf: [ref("A"), ref("B")] },
      or: { anyOf: [ref("A"), ref("B")] },
      without: { allOf: [ref("A"), { not: ref("B") }] },
      neither: { not: { anyOf: [ref("A"), ref("B")] } },
      both: { allOf: [{ not: ref("A") }, { not: ref("B") }] },
    },
  };
  const formats: Formats = options.index % 4 === 3 ? "assert" : "annotation";
  const table = createNodeTable();
  const pointer = (name: string): string => `/${key}/${name}`;
  const source = (json: JsonObject) => ({
    json,
    pointers: Object.keys(own(json, key) as JsonObject).map(pointer),
    defaultDialect: lawDialects[dialect],
  });
  const [main, named, moved] = normalizeDocuments(
    table,
    [whole, renamed(document, dialect), hoisted(document, dialect, "A", random)].map(source),
    { formats },
  ) as unknown as [NormalizedDocument, NormalizedDocument, NormalizedDocument];
  const node = (name: string): Node => main.nodeAt(pointer(name));
  const engine = createEngine(table);
  const violation = (law: string, detail: unknown): void => {
    const text = typeof detail === "string" ? detail : stringify((detail ?? null) as Json);
    tally.violations.push(`${dialect}, seed ${options.seed}, case ${options.index}: ${law}: ${text}`);
  };
  for (const problem of main.problemsAt("")) violation("the generator makes valid schemas", problem.message);

  const ask = (writer: Node, reader: Node): Verdict => {
    const verdict = engine.include(writer, reader);
    tally.asked += 1;
    if (verdict.verdict === "unknown") tally.undecided += 1;
    return verdict;
  };
  const holds = (law: string, writer: Node, reader: Node): void => {
    const verdict = ask(writer, reader);
    if (verdict.verdict === "not-included") violation(law, verdict.witness);
  };
  const alike = (law: string, a: Verdict, b: Verdict): void => {
    const verdicts = new Set([a.verdict, b.verdict]);
    if (verdicts.has("included") && verdicts.has("not-included")) violation(law, `${a.verdict} and ${b.verdict}`);
  };

  const [A, B, C] = [node("A"), node("B"), node("C")];
  const verdict = engine.include(A, B);
  const counted = verdict.verdict === "unknown" ? `unknown ${verdict.cause}` : verdict.verdict;
  tally.verdicts.set(counted, (tally.verdicts.get(counted) ?? 0) + 1);

  holds("reflexive", A, A);
  const [next, across] = [ask(B, C), ask(A, C)];
  if (verdict.verdict === "included" && next.verdict === "included" && across.verdict === "not-included") {
    violation("transitive", across.witness);
  }
  alike("A ⊆ B iff A ∧ ¬B is empty", verdict, ask(node("without"), table.false));
  for (const side of [A, B]) {
    holds("allOf is inside of its parts", node("and"), side);
    holds("anyOf is outside of its parts", side, node("or"));
  }
  if (verdict.verdict === "included") {
    holds("A ⊆ B: A ⊆ A ∧ B", A, node("and"));
    holds("A ⊆ B: A ∨ B ⊆ B", node("or"), B);
  }
  holds("De Morgan", node("neither"), node("both"));
  holds("De Morgan, back", node("both"), node("neither"));
  const same: [string, Node][] = [
    [way, node("Aw")],
    ["renamed definitions", named.nodeAt(pointer("A-renamed"))],
    ["hoisted subschemas", moved.nodeAt(pointer("A"))],
  ];
  for (const [law, other] of same) {
    holds(`${law}: inside`, other, A);
    holds(`${law}: outside`, A, other);
    alike(`${law}: the same verdict`, verdict, ask(other, B));
    alike(`${law}: the same verdict as a reader`, ask(B, A), ask(B, other));
  }
  const elsewhere = createNodeTable();
  const [turned] = normalizeDocuments(elsewhere, [source(reordered(document, dialect))], { formats });
  if (turned !== undefined) {
    const again = createEngine(elsewhere).include(turned.nodeAt(pointer("A")), turned.nodeAt(pointer("B")));
    alike("in another order: the same verdict", verdict, again);
  }

  const confirmer = createConfirmer({ json: whole, formats, defaultDialect: lawDialects[dialect] }, packages);
  /** What the specification says. */
  const member = (name: string, value: Json): boolean => {
    tally.judged += 1;
    return isMember(whole, dialect, name, value, formats);
  };
  /** The same, with ajv beside it: its word is counted where it differs. */
  const confirmed = (name: string, value: Json): boolean => {
    const truth = member(name, value);
    const opinion = confirmer.validate(pointer(name), value);
    if (opinion.result !== "unable" && (opinion.result === "valid") !== truth) tally.ajvDiffers += 1;
    return truth;
  };
  if (verdict.verdict === "not-included") {
    const { witness } = verdict;
    if (!confirmed("A", witness)) violation("a witness is in A", witness);
    if (confirmed("B", witness)) violation("a witness is not in B", witness);
  }
  const pool = [...values, ...poolOf(document)];
  const sampling = { table, engine, random, pool, searches: 6, count: options.samples };
  for (const [name, from] of [
    ["A", A],
    ["B", B],
    ["Aw", node("Aw")],
  ] as const) {
    const candidates = [...samplesOf(from, sampling), ...random.some(values, 10, 10)];
    for (const value of candidates) {
      const truth = member(name, value);
      const evaluated = engine.evaluate(from, value);
      if (evaluated !== undefined && evaluated !== truth) violation(`evaluation in ${name}, which is ${truth}`, value);
      if (truth && name !== "B" && verdict.verdict === "included" && !confirmed("B", value)) violation("A ⊆ B", value);
    }
  }
}
