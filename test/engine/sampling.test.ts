/**
 * After `included`, members of the writer are put to ajv for the reader: on the rules' fixtures, and on the official
 * suite, each schema of a file beside the next. `CONTRACT_CHECK_SAMPLES` sets how many per pair.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Json, stringify } from "../../src/model/json.js";
import { parseJsonText } from "../../src/util/json-text.js";
import { type SuiteDialect, suiteDialects, suiteFolder, suiteGroups, suiteRemotes } from "../support/suite.js";
import { type SamplingPair, sample } from "./sampling.js";

const count = Number(process.env.CONTRACT_CHECK_SAMPLES ?? 60);
const seed = Number(process.env.CONTRACT_CHECK_SEED ?? 20_261_123);

/** What ajv gets wrong: where these are in play its word does not count. */
const defects = /__proto__|"contains"|unevaluated|ynamicRef|recursiveRef|multipleOf/;

function report(title: string, pairs: readonly SamplingPair[], formats: "assert" | "annotation"): void {
  let [included, members] = [0, 0];
  const wrong: string[] = [];
  for (const pair of pairs) {
    const sampled = sample(pair, formats, { count, seed });
    if (!sampled.included) continue;
    included += 1;
    members += sampled.members;
    for (const value of sampled.outside) {
      const text = stringify([pair.writer, pair.reader, value]);
      if (!defects.test(text)) wrong.push(`${pair.name}: ${stringify(value)}`);
    }
  }
  console.log(
    `sampling, ${title}, seed ${seed}: ${included} of ${pairs.length} included, ${members} members, ${wrong.length} wrong`,
  );
  expect(wrong).toEqual([]);
}

const bothWays = (name: string, old: Json, next: Json, more: object = {}): SamplingPair[] => [
  { name: `${name}, backward`, writer: old, reader: next, ...more },
  { name: `${name}, forward`, writer: next, reader: old, ...more },
];

describe.each(["annotation", "assert"] as const)("formats: %s", (formats) => {
  test("the rules' fixtures", { timeout: 300_000 }, () => {
    const root = fileURLToPath(new URL("../../fixtures/rules", import.meta.url));
    const pairs = readdirSync(root).flatMap((rule) =>
      readdirSync(join(root, rule))
        .map((name) => ["old", "new"].map((side) => join(root, rule, name, `${side}.json`)) as [string, string])
        .filter((paths) => paths.every((path) => existsSync(path)))
        .flatMap(([old, next]) =>
          bothWays(old, parseJsonText(readFileSync(old, "utf8")), parseJsonText(readFileSync(next, "utf8"))),
        ),
    );
    report(`fixtures, formats ${formats}`, pairs, formats);
  });
});

const folder = suiteFolder();
describe.skipIf(folder === undefined)("the official suite", () => {
  test.each(Object.keys(suiteDialects) as SuiteDialect[])("%s", { timeout: 300_000 }, (dialect) => {
    const root = folder as string; // skipped without
    const more = { dialect: suiteDialects[dialect], remotes: suiteRemotes(root) };
    const groups = suiteGroups(root, dialect, "required");
    const pairs = groups.flatMap((group, i) => {
      const next = groups[i + 1];
      return next?.file === group.file
        ? bothWays(`${group.file}: ${group.description}`, group.schema, next.schema, more)
        : [];
    });
    report(dialect, pairs, "annotation");
  });
});
