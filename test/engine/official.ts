/**
 * Runs a dialect of the official suite, its required or its optional cases, as inclusion questions:
 * `{enum: [instance]} ⊆ schema` iff valid, all valid instances of a group together, `schema ⊆ schema`,
 * `schema ∧ ¬schema` empty, `{} ⊄ schema` when an invalid instance is known. In the required cases, both validators
 * judge every witness, whoever confirmed it; where one of them disagrees, it is a defect that `confirm/defects.ts`
 * knows, or the test fails.
 */
import { expect, test } from "vitest";
import { decideInclusion } from "../../src/compare/decide.js";
import type { Json } from "../../src/model/json.js";
import { createJury, type Jury } from "../support/jury.js";
import {
  type SuiteDialect,
  type SuiteGroup,
  type SuitePart,
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

/**
 * Unknown verdicts allowed, as a share of all cases, where a dialect names no other. None are left; the engine's
 * budgets may cost one or two.
 */
const defaultMostUnknown = 0.001;

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

/** Questions of one file of the suite, counted. */
interface Tally {
  total: number;
  unknown: number;
  readonly wrong: string[];
}

interface Asked {
  readonly dialect: SuiteDialect;
  readonly remotes: ReadonlyMap<string, Json>;
  /** Hears the witnesses. */
  readonly jury?: Jury;
}

function ask(group: SuiteGroup, { dialect, remotes, jury }: Asked, tally: Tally): void {
  const options = {
    dialect: suiteDialects[dialect],
    remotes,
    // the suite's folder of formats is for those who assert them
    formats: /(^|\/)format\//.test(group.file) ? "assert" : "annotation",
  } as const;
  for (const { name, writer, reader, included } of casesOf(group)) {
    tally.total += 1;
    const place = `${group.file}: ${group.description}`;
    const verdict = decideInclusion(writer, reader, options);
    if (verdict.verdict === "unknown") tally.unknown += 1;
    else if ((verdict.verdict === "included") !== included) tally.wrong.push(`${place}: ${name}`);
    if (verdict.verdict !== "not-included" || options.formats === "assert") continue;
    jury?.hear(place, writer, verdict.witness, true);
    jury?.hear(place, reader, verdict.witness, false);
  }
}

/** The tallies of every file, in the order of the files. */
function tallies(root: string, which: SuitePart, asked: Asked): ReadonlyMap<string, Tally> {
  const files = new Map<string, Tally>();
  for (const group of suiteGroups(root, asked.dialect, which)) {
    const tally = files.get(group.file) ?? { total: 0, unknown: 0, wrong: [] };
    files.set(group.file, tally);
    ask(group, asked, tally);
  }
  return files;
}

const sum = (files: ReadonlyMap<string, Tally>, of: (tally: Tally) => number): number =>
  [...files.values()].reduce((total, tally) => total + of(tally), 0);

/** Prints what was counted, and returns the share of unknown verdicts. */
function report(title: string, files: ReadonlyMap<string, Tally>): number {
  const [total, unknown, wrong] = [
    sum(files, (t) => t.total),
    sum(files, (t) => t.unknown),
    sum(files, (t) => t.wrong.length),
  ];
  const open = [...files].filter(([, tally]) => tally.unknown > 0).map(([file, tally]) => `${file} ${tally.unknown}`);
  console.log(`${title}: ${total} questions, ${wrong} wrong, ${unknown} unknown (${open.join(", ")})`);
  return unknown / total;
}

function whereTheSuiteIs(title: string, run: (root: string) => void): void {
  const root = suiteFolder();
  if (root !== undefined) {
    test(title, { timeout: 300_000 }, () => run(root));
    return;
  }
  const how = "set JSON_SCHEMA_TEST_SUITE to a checkout of json-schema-org/JSON-Schema-Test-Suite to run it";
  if (process.env.CI === "true") {
    test(title, () => expect.fail(`the official suite is not here; ${how}`));
  } else {
    console.log(`${title}: skipped, the suite is not here; ${how}`);
    test.skip(`${title} (${how})`, () => {});
  }
}

export function officialSuite(dialect: SuiteDialect, mostUnknown = defaultMostUnknown): void {
  whereTheSuiteIs(`official suite, ${dialect}: nothing wrong, almost everything decided`, (root) => {
    const remotes = suiteRemotes(root);
    const jury = createJury(suiteDialects[dialect], remotes);
    const files = tallies(root, "required", { dialect, remotes, jury });
    const share = report(`official suite, ${dialect}`, files);
    console.log([`both validators, ${dialect}:`, ...jury.summary()].join("\n  "));
    expect(jury.unexplained).toEqual([]);
    expect([...files.values()].flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(sum(files, (tally) => tally.total)).toBeGreaterThan(500);
    expect(share).toBeLessThan(mostUnknown);
  });
}

/** Proposals for a dialect: nothing wrong, and nothing else is claimed. */
export function proposedCases(dialect: SuiteDialect): void {
  whereTheSuiteIs(`official suite, ${dialect}, proposals: nothing wrong`, (root) => {
    const files = tallies(root, "proposals", { dialect, remotes: suiteRemotes(root) });
    report(`official suite, ${dialect}, proposals`, files);
    expect([...files.values()].flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(files.size).toBeGreaterThan(0);
  });
}

/** A part of the optional suite that asks for something we decided against. */
export interface Unsupported {
  readonly file: string;
  /** The questions that we answer otherwise, by the suite's own words. */
  readonly otherwise: readonly string[];
  readonly reason: string;
}

export interface OptionalExpectation {
  /** Unknown verdicts allowed, as a share of all questions: what was measured. */
  readonly mostUnknown: number;
  readonly unsupported: readonly Unsupported[];
}

/** The optional cases: nothing wrong but what is listed, and everything that is listed is still so. */
export function optionalSuite(dialect: SuiteDialect, { mostUnknown, unsupported }: OptionalExpectation): void {
  whereTheSuiteIs(`official suite, ${dialect}, optional: nothing wrong but what we decided against`, (root) => {
    const files = tallies(root, "optional", { dialect, remotes: suiteRemotes(root) });
    const share = report(`official suite, ${dialect}, optional`, files);
    const listed = unsupported.flatMap(({ file, otherwise }) => otherwise.map((question) => `${file}: ${question}`));
    expect([...files.values()].flatMap(({ wrong }) => wrong).sort()).toEqual(listed.sort());
    expect(sum(files, (tally) => tally.total)).toBeGreaterThan(200);
    expect(share).toBeLessThanOrEqual(mostUnknown);
  });
}
