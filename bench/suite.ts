/** Inclusion over the official suite: an instance of every test in the schema of its group, warm. */
import type { Json } from "../src/model/json.js";
import { type SuiteDialect, suiteDialects, suiteGroups, suiteRemotes } from "../test/support/suite.js";
import type { Program } from "./program.js";
import { duration, statistics } from "./statistics.js";

interface Measured {
  readonly verdict: string;
  readonly milliseconds: number;
}

/** Lines of a table, header first: per dialect the answers with their times. */
export function benchSuite({ decideInclusion }: Program, root: string): string[][] {
  const rows = [["suite", "questions", "included: median", "p95", "not included: median", "p95", "unknown"]];
  const remotes = suiteRemotes(root);
  for (const dialect of Object.keys(suiteDialects) as SuiteDialect[]) {
    const questions = suiteGroups(root, dialect, "required").flatMap(({ schema, tests }) =>
      tests.map(({ data }) => ({ writer: { enum: [data] } as Json, reader: schema })),
    );
    const options = { dialect: suiteDialects[dialect], remotes };
    const pass = (): Measured[] =>
      questions.map(({ writer, reader }) => {
        const started = performance.now();
        const { verdict } = decideInclusion(writer, reader, options);
        return { verdict, milliseconds: performance.now() - started };
      });
    pass();
    const measured = pass();
    const times = (verdict: string) =>
      statistics(measured.filter((one) => one.verdict === verdict).map((one) => one.milliseconds));
    const [included, outside] = [times("included"), times("not-included")];
    rows.push([
      ...[dialect, String(measured.length), duration(included.median), duration(included.p95)],
      ...[duration(outside.median), duration(outside.p95), String(times("unknown").count)],
    ]);
  }
  return rows;
}
