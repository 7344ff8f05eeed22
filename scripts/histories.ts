/**
 * `npm run histories`: compares really published versions of schemas, each pair in a process of its own, and prints a
 * table. Needs the npm registry the first time; not part of the tests.
 *
 *   npm run histories                          every pair of histories.tsv
 *   npm run histories -- --only octokit        pairs whose package, versions or path contain the text
 *   npm run histories -- --json results.json   the numbers as JSON too
 *   npm run histories -- --modules             the exporters on real modules of schemas instead
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runPair } from "./histories/job.js";
import { type HistoryPair, readList } from "./histories/list.js";
import { openPackage } from "./histories/packages.js";
import type { PairResult } from "./histories/result.js";
import { columns, header, row, totals } from "./histories/table.js";

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    json: { type: "string" },
    /** A folder to write the whole report of every pair to. */
    reports: { type: "string" },
    modules: { type: "boolean", default: false },
    dist: { type: "string", default: fileURLToPath(new URL("../.cache/modules", import.meta.url)) },
    limit: { type: "string", default: "60" },
    budget: { type: "string" },
  },
});

type Numbered = Readonly<{ pair: HistoryPair; result: PairResult }>;

async function compare(pair: HistoryPair): Promise<PairResult> {
  const side = (version: string, path: string) => ({ root: openPackage(pair.package, version), path, version });
  const job = {
    dist: resolve(values.dist),
    old: side(pair.from, pair.oldPath),
    new: side(pair.to, pair.newPath),
    budget: values.budget === undefined ? undefined : Number(values.budget),
    full: values.reports !== undefined,
  };
  return runPair(job, Number(values.limit));
}

function keepReport({ pair, result }: Numbered, folder: string): void {
  const name = `${pair.package}@${pair.from}..${pair.to}-${pair.newPath}`.replaceAll(/[^\w.@-]+/g, "+");
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

async function main(): Promise<number> {
  if (!existsSync(resolve(values.dist, "compare/index.js"))) {
    process.stderr.write(`There are no compiled modules in ${values.dist}: run npm run modules.\n`);
    return 2;
  }
  const wanted = (pair: HistoryPair) => values.only.every((text) => JSON.stringify(pair).includes(text));
  const pairs = readList(new URL("./histories.tsv", import.meta.url)).filter(wanted);
  const done: Numbered[] = [];
  for (const pair of pairs) {
    const result = await compare(pair);
    done.push({ pair, result });
    if (values.reports !== undefined) keepReport({ pair, result }, values.reports);
    process.stderr.write(
      `${String(done.length).padStart(3)}/${pairs.length}  ${row(pair, result)
        .filter((cell) => cell !== "")
        .join("  ")}\n`,
    );
    if (result.outcome !== "compared") process.stderr.write(`${result.message}\n`);
  }
  const results = done.map(({ result }) => result);
  const table = columns([header, ...done.map(({ pair, result }) => row(pair, result))]);
  process.stdout.write(`${[...table, "", ...totals(results)].join("\n")}\n`);
  if (values.json !== undefined) {
    mkdirSync(dirname(resolve(values.json)), { recursive: true });
    writeFileSync(values.json, `${JSON.stringify(done, null, 2)}\n`);
  }
  return results.every(({ outcome }) => outcome === "compared") ? 0 : 1;
}

if (values.modules) {
  const modules = new URL("./histories-modules.mjs", import.meta.url).href;
  const { runModules } = (await import(modules)) as { runModules: () => Promise<number> };
  process.exitCode = (await runModules()) === 0 ? 0 : 1;
} else process.exitCode = await main();
