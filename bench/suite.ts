/** Inclusion over the official suite: an instance of every test in the schema of its group, warm. */
import type { Json } from "../src/model/json.js";
import { type SuiteDialect, suiteDialects, suiteGroups, suiteRemotes } from "../test/support/suite.js";
import type { Program } from "./program.js";
import { duration, statistics } from "./statistics.js";

interface Measured {
  readonly verdict: string;
  /** The whole question: reading, searching, confirming. */
  readonly whole: number;
  /** The search alone, on schemas that are read. */
  readonly search: number;
}

/** Lines of a table, header first: per dialect the answers with their times, and the search alone. */
export function benchSuite(program: Program, root: string): string[][] {
  const { decideInclusion, normalizeDocuments, createEngine, createNodeTable } = program;
  const rows = [
    [
      "suite",
      "questions",
      "included: median",
      "p95",
      "not included: median",
      "p95",
      "search alone: median",
      "p95",
      "unknown",
    ],
  ];
  const remotes = suiteRemotes(root);
  for (const dialect of Object.keys(suiteDialects) as SuiteDialect[]) {
    const questions = suiteGroups(root, dialect, "required").flatMap(({ schema, tests }) =>
      tests.map(({ data }) => ({ writer: { enum: [data] } as Json, reader: schema })),
    );
    const uri = suiteDialects[dialect];
    const searchAlone = (writer: Json, reader: Json): number => {
      const table = createNodeTable();
      const sources = [writer, reader].map((json) => ({ json, pointers: [""], defaultDialect: uri, remotes }));
      const [a, b] = normalizeDocuments(table, sources, { formats: "annotation" }).map((one) => one.nodeAt(""));
      const started = performance.now();
      if (a !== undefined && b !== undefined) createEngine(table).include(a, b);
      return performance.now() - started;
    };
    const pass = (): Measured[] =>
      questions.map(({ writer, reader }) => {
        const started = performance.now();
        const { verdict } = decideInclusion(writer, reader, { dialect: uri, remotes });
        const whole = performance.now() - started;
        return { verdict, whole, search: searchAlone(writer, reader) };
      });
    pass();
    const measured = pass();
    const times = (verdict: string) =>
      statistics(measured.filter((one) => one.verdict === verdict).map((one) => one.whole));
    const [included, outside] = [times("included"), times("not-included")];
    const search = statistics(measured.map((one) => one.search));
    rows.push([
      ...[dialect, String(measured.length), duration(included.median), duration(included.p95)],
      ...[duration(outside.median), duration(outside.p95), duration(search.median), duration(search.p95)],
      String(times("unknown").count),
    ]);
  }
  return rows;
}
