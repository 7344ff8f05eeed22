/** The committed bundle: made from these sources, the same bytes each time, and complete without any package. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundleAction } from "../../scripts/bundle-action.mjs";
import { folderWith } from "../cli/folder.js";

const home = mkdtempSync(join(tmpdir(), "contract-check-bundle-"));
const [first, second] = [join(home, "first"), join(home, "second")];

beforeAll(async () => {
  await bundleAction(resolve("."), first);
  await bundleAction(resolve("."), second);
}, 180_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name.replaceAll("\\", "/"), readFileSync(join(folder, name), "utf8")]));
}

const differing = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
  [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name));

async function run(argv: readonly string[], cwd: string): Promise<string> {
  const program = join(first, "dist/cli/main.js");
  return (await promisify(execFile)(process.execPath, [program, ...argv], { cwd })).stdout;
}

/** The user's own copy of a library, and nothing else. */
function install(folder: string, ...packages: readonly string[]): string {
  mkdirSync(join(folder, "node_modules"));
  for (const name of packages) symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name));
  return folder;
}

describe("the bundle", () => {
  it("is the same bytes each time", () => {
    expect(differing(filesOf(first), filesOf(second))).toEqual([]);
  });

  it("is committed as these sources make it (otherwise: npm run action)", () => {
    expect(differing(filesOf(first), filesOf("dist-action"))).toEqual([]);
  });

  it("is what action.yml starts, on a runtime that this supports", () => {
    const { runs } = parse(readFileSync("action.yml", "utf8")) as { runs: { main: string; using: string } };
    expect(runs.using).toBe("node24");
    expect(filesOf(first).has(runs.main.replace("dist-action/", ""))).toBe(true);
  });

  it("stays small, and has the licenses of what is in it", () => {
    const size = [...filesOf(first).values()].reduce((sum, text) => sum + text.length, 0);
    expect(size).toBeLessThan(6 * 1024 * 1024);
    const licenses = readFileSync(join(first, "LICENSES.txt"), "utf8");
    for (const name of ["ajv", "commander", "jiti", "zod-to-json-schema"]) expect(licenses).toContain(`\n${name} `);
  });

  it("asks for no package by its name", () => {
    const own = new Set(["contract-check"]);
    const asked = [...filesOf(first)].flatMap(([name, text]) =>
      name.endsWith(".js") ? [...text.matchAll(/(?:^|[;}])import(?:[^;"'()]*from)?["']([^."'][^"']*)["']/g)] : [],
    );
    const names = asked.map(([, name = ""]) => name).filter((name) => !name.startsWith("node:") && !own.has(name));
    expect(asked.length).toBeGreaterThan(10);
    expect(names).toEqual([]);
  });
});

describe("the command line in it", () => {
  it("reads a configuration in TypeScript and exports Zod", async () => {
    const folder = folderWith({
      "contract-check.config.ts": `import { defineConfig } from "contract-check";
const name: string = "billing";
export default defineConfig({ contracts: [{ name, source: { kind: "zod", module: "./dto.ts" } }] });
`,
      "dto.ts": `import { z } from "zod";\nexport const Total = z.number().int() as z.ZodType<number>;\n`,
    });
    expect(JSON.parse(await run(["export"], install(folder, "zod")))).toMatchObject({
      billing: { Total: { type: "integer" } },
    });
  });

  it("exports Zod 3 with the converter in it", async () => {
    const folder = folderWith({
      "contract-check.config.json": { contracts: [{ name: "billing", source: { kind: "zod", module: "./dto.ts" } }] },
      "dto.ts": `import { z } from "zod/v3";\nexport const Id = z.object({ id: z.string().default("x") });\n`,
    });
    const { billing } = JSON.parse(await run(["export"], install(folder, "zod")));
    expect(billing.Id.properties.id).toEqual({ type: "string", default: "x" });
  });

  it("confirms with both validators, and explains from the catalogue", async () => {
    // ajv finds that 4.35 is no multiple of 0.01, which is known, so the other one is asked.
    const folder = folderWith({ "old.json": { const: 4.35, multipleOf: 0.01 }, "new.json": { const: 1 } });
    const shown = await run(["diff", "old.json", "new.json", "--fail-on", "none", "--format", "json"], folder);
    const confirmedBy = expect.stringContaining("@hyperjump/json-schema");
    expect(JSON.parse(shown).backward).toMatchObject({ verdict: "not-included", witness: 4.35, confirmedBy });
    expect(await run(["explain", "property-removed"], folder)).toContain("property-removed");
  });
});
