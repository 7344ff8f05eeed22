/** Every layer rule stops what it is there to stop: a tree in which each is broken once. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const require = createRequire(import.meta.url);
const config = resolve(".dependency-cruiser.cjs");
const { forbidden } = require(config) as { readonly forbidden: readonly { readonly name: string }[] };
const executable = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

/** Importing file, what it imports, the rules that must object. A target without folder is a package. */
const broken: readonly (readonly [from: string, to: string, rules: readonly string[]])[] = [
  ["src/model/ir.ts", "src/engine/index.ts", ["model-imports-downwards-only"]],
  ["src/model/json.ts", "src/util/text.ts", ["model-imports-no-util"]],
  ["src/util/words.ts", "src/report/index.ts", ["util-imports-downwards-only"]],
  ["src/errors.ts", "src/cli/run.ts", ["errors-import-nothing", "errors-imports-downwards-only"]],
  ["src/normalize/shape.ts", "src/rules/index.ts", ["normalize-leaves-its-siblings-alone"]],
  ["src/normalize/index.ts", "src/load/files.ts", ["normalize-imports-downwards-only"]],
  ["src/engine/search.ts", "src/normalize/shape.ts", ["engine-leaves-its-siblings-alone"]],
  ["src/engine/sets.ts", "src/compare/dto.ts", ["engine-imports-downwards-only"]],
  ["src/rules/walk.ts", "src/engine/index.ts", ["rules-leaves-its-siblings-alone"]],
  ["src/rules/index.ts", "src/store/index.ts", ["rules-imports-downwards-only"]],
  ["src/classify/level.ts", "src/report/index.ts", ["classify-leaves-its-siblings-alone"]],
  ["src/classify/bump.ts", "src/index.ts", ["classify-imports-downwards-only"]],
  ["src/report/text.ts", "src/classify/level.ts", ["report-leaves-its-siblings-alone"]],
  ["src/report/json.ts", "src/cli/run.ts", ["report-imports-downwards-only"]],
  ["src/confirm/index.ts", "src/engine/index.ts", ["confirm-leaves-its-siblings-alone"]],
  ["src/confirm/prepare.ts", "src/compare/dto.ts", ["confirm-imports-downwards-only"]],
  ["src/load/files.ts", "src/store/tree.ts", ["load-leaves-its-siblings-alone"]],
  ["src/load/uri.ts", "src/compare/dto.ts", ["load-imports-downwards-only"]],
  ["src/store/index.ts", "src/load/uri.ts", ["store-leaves-its-siblings-alone"]],
  ["src/store/verify.ts", "src/cli/run.ts", ["store-imports-downwards-only"]],
  ["src/validators/packages.ts", "src/load/uri.ts", ["validators-leaves-its-siblings-alone"]],
  ["src/validators/index.ts", "src/compare/dto.ts", ["validators-imports-downwards-only"]],
  ["src/compare/check.ts", "src/cli/run.ts", ["compare-imports-downwards-only"]],
  ["src/conformance/suite.ts", "src/cli/run.ts", ["conformance-imports-downwards-only"]],
  ["src/conformance/release.ts", "src/workspace/index.ts", ["conformance-leaves-its-siblings-alone"]],
  ["src/conformance/sandbox/child/words.ts", "src/util/text.ts", ["the-child-stands-alone"]],
  ["src/compare/plugins.ts", "src/conformance/suite.ts", ["compare-leaves-its-siblings-alone"]],
  ["src/workspace/plan.ts", "src/cli/run.ts", ["workspace-imports-downwards-only"]],
  ["src/workspace/plugins.ts", "src/conformance/suite.ts", ["workspace-leaves-its-siblings-alone"]],
  ["src/cli/commands/annotate.ts", "src/action/main.ts", ["cli-leaves-its-siblings-alone"]],
  ["src/action/main.ts", "src/cli/run.ts", ["action-leaves-its-siblings-alone"]],
  ["src/index.ts", "src/cli/run.ts", ["library-below-the-command-line"]],
  ["src/compare/files.ts", "node:fs", ["pure-parts-touch-nothing"]],
  ["src/compare/digest.ts", "src/util/digest.ts", ["digests-belong-to-the-store"]],
  ["src/load/openapi.ts", "jiti", ["jiti-only-at-home"]],
  ["src/load/convert.ts", "zod-to-json-schema", ["zod-to-json-schema-only-at-home"]],
  ["src/compare/judge.ts", "ajv", ["ajv-only-at-home"]],
  ["src/normalize/patterns.ts", "@eslint-community/regexpp", ["regexpp-only-at-home"]],
  ["src/engine/automata.ts", "refa", ["refa-only-at-home"]],
  ["src/confirm/second.ts", "@hyperjump/json-schema", ["json-schema-only-at-home"]],
  ["src/store/manifest.ts", "yaml", ["yaml-only-at-home"]],
  ["src/store/names.ts", "canonicalize", ["canonicalize-only-at-home"]],
  ["src/report/options.ts", "commander", ["commander-only-at-home"]],
  ["src/cli/color.ts", "chalk", ["chalk-only-at-home"]],
  ["src/engine/versions.ts", "semver", ["semver-only-at-home"]],
  ["src/load/exporters/zod.ts", "zod", ["only-the-users-schema-library", "nothing-undeclared"]],
  ["src/cli/main.ts", "src/cli/host.ts", ["start-loads-nothing"]],
  ["src/compare/one.ts", "src/compare/other.ts", ["no-cycles"]],
  ["src/cli/known.ts", "type src/cli/knows.ts", ["no-cycles-of-types"]],
  ["src/cli/samples.ts", "test/samples.ts", ["source-stands-alone"]],
  ["src/cli/accident.ts", "vitest", ["nothing-undeclared"]],
  ["src/cli/nowhere.ts", "./nowhere-at-all.js", ["everything-resolves"]],
];

/** What closes the cycles; a cycle is reported once, at its first file. */
const closing = [
  ["src/compare/other.ts", "src/compare/one.ts"],
  ["src/cli/knows.ts", "type src/cli/known.ts"],
] as const;

const root = mkdtempSync(join(tmpdir(), "contract-check-layers-"));
const found = new Map<string, Set<string>>();

function write(file: string, text: string): void {
  mkdirSync(join(root, dirname(file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function importLine(from: string, target: string): string {
  const [file = "", keyword] = target.split(" ").reverse();
  const isFile = /^(src|test)\//.test(file);
  const path = isFile ? `./${relative(dirname(from), file).replace(/\.ts$/, ".js")}` : file;
  return `import ${keyword ?? ""} { it } from "${path}";\nexport const that${keyword === undefined ? " = it" : ": it | undefined = undefined"};\n`;
}

beforeAll(async () => {
  write("package.json", readFileSync("package.json", "utf8"));
  write("tsconfig.json", readFileSync("tsconfig.json", "utf8"));
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  const targets = broken.map(([, target]) => target.replace(/^type /, "")).filter((file) => /^(src|test)\//.test(file));
  for (const file of targets) write(file, "export const it = 1;\nexport type it = 1;\n");
  for (const [from, target] of [...broken, ...closing])
    write(from, `${importLine(from, target)}export const it = 1;\nexport type it = 1;\n`);
  const args = [executable, "--config", config, "--output-type", "json", "src"];
  // The exit code is the number of violations.
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout: string }) => error);
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  for (const { from, rule } of summary.violations) found.set(from, (found.get(from) ?? new Set()).add(rule.name));
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the layer rules", () => {
  it.each(broken)("%s may not import %s", (from, _, rules) => {
    expect([...(found.get(from) ?? [])]).toEqual(expect.arrayContaining([...rules]));
  });

  it("are all tried here", () => {
    const tried = new Set(broken.flatMap(([, , rules]) => rules));
    expect(forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });
});
