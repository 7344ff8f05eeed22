/**
 * Runs a dialect of the official suite as inclusion questions: `{enum: [instance]} ⊆ schema` iff valid, all valid
 * instances of a group together, `schema ⊆ schema`, `schema ∧ ¬schema` empty, `{} ⊄ schema` when an invalid
 * instance is known. Both validators judge every witness, whoever confirmed it; where one of them disagrees, it is a
 * defect that `confirm/defects.ts` knows, or the test fails.
 */
import { expect, test } from "vitest";
import { decideInclusion } from "../../src/compare/decide.js";
import type { Json } from "../../src/model/json.js";
import { createJury } from "../support/jury.js";
import {
  type SuiteDialect,
  type SuiteGroup,
  suiteDialects,
  suiteFolder,
  suiteGroups,
  suiteRemotes,
} from "../support/suite.js";

interface Case {
  readonly name: string;
  readonly writer: Json;
  readonly reader: Json;
  readonly included: boolean;
}

/** Unknown verdicts allowed, as a share of all cases. None are left; the engine's budgets may cost one or two. */
const mostUnknown = 0.001;

function casesOf({ schema, tests }: SuiteGroup): Case[] {
  const cases: Case[] = tests.map(({ description, data, valid }) => ({
    name: description,
    writer: { enum: [data] },
    reader: schema,
    included: valid,
  }));
  const valid = tests.filter((one) => one.valid).map((one) => one.data);
  if (valid.length > 0)
    cases.push({ name: "all valid instances", writer: { enum: valid }, reader: schema, included: true });
  cases.push({ name: "the schema itself", writer: schema, reader: schema, included: true });
  // identifiers and references would change their meaning inside another schema
  if (!/"(\$ref|\$id|id|\$schema|\$dynamicRef|\$recursiveRef)"/.test(JSON.stringify(schema))) {
    cases.push({
      name: "schema and not schema",
      writer: { allOf: [schema, { not: schema }] },
      reader: { not: {} },
      included: true,
    });
  }
  if (valid.length < tests.length) cases.push({ name: "everything", writer: {}, reader: schema, included: false });
  return cases;
}

export function officialSuite(dialect: SuiteDialect): void {
  const root = suiteFolder();
  if (root === undefined) {
    const how = "set JSON_SCHEMA_TEST_SUITE to a checkout of json-schema-org/JSON-Schema-Test-Suite to run it";
    if (process.env.CI === "true") {
      test(`official suite, ${dialect}`, () => expect.fail(`the official suite is not here; ${how}`));
    } else {
      console.log(`official suite, ${dialect}: skipped, the suite is not here; ${how}`);
      test.skip(`official suite, ${dialect} (${how})`, () => {});
    }
    return;
  }
  test(`official suite, ${dialect}: nothing wrong, almost everything decided`, { timeout: 300_000 }, () => {
    const remotes = suiteRemotes(root);
    const wrong: string[] = [];
    const unknown = new Map<string, number>();
    const jury = createJury(suiteDialects[dialect], remotes);
    let total = 0;
    for (const group of suiteGroups(root, dialect, "required")) {
      for (const { name, writer, reader, included } of casesOf(group)) {
        total += 1;
        const verdict = decideInclusion(writer, reader, { dialect: suiteDialects[dialect], remotes });
        if (verdict.verdict === "unknown") unknown.set(group.file, (unknown.get(group.file) ?? 0) + 1);
        else if ((verdict.verdict === "included") !== included)
          wrong.push(`${group.file}: ${group.description}: ${name}`);
        if (verdict.verdict === "not-included") {
          const place = `${group.file}: ${group.description}`;
          jury.hear(place, writer, verdict.witness, true);
          jury.hear(place, reader, verdict.witness, false);
        }
      }
    }
    const undecided = [...unknown.values()].reduce((sum, count) => sum + count, 0);
    const perKeyword = [...unknown].map(([keyword, count]) => `${keyword} ${count}`).join(", ");
    console.log(
      `official suite, ${dialect}: ${total} questions, ${wrong.length} wrong, ${undecided} unknown (${perKeyword})`,
    );
    console.log([`both validators on every witness, ${dialect}:`, ...jury.summary()].join("\n  "));
    expect(jury.unexplained).toEqual([]);
    expect(wrong).toEqual([]);
    expect(total).toBeGreaterThan(500);
    expect(undecided / total).toBeLessThan(mostUnknown);
  });
}
