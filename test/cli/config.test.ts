/** Finding, loading and checking the configuration. */
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { ContractCheckError, type Problem } from "../../src/errors.js";
import { loadConfig } from "../../src/load/config.js";
import { folderWith } from "./folder.js";

const billing = { name: "billing", version: "1.4.0", source: { kind: "files", path: "schemas" } };
const asCode = (body: string) =>
  `import { defineConfig } from "contract-check";\n\nexport default defineConfig(${body});\n`;

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ContractCheckError) return error.problem;
  throw new Error(`expected a problem, got ${String(error)}`);
}

describe("every form of configuration", () => {
  it.each([
    ["contract-check.config.ts", asCode(`{ contracts: [${JSON.stringify(billing)} as const] }`)],
    ["contract-check.config.mts", asCode(`{ contracts: [${JSON.stringify(billing)} as const] }`)],
    ["contract-check.config.js", asCode(`{ contracts: [${JSON.stringify(billing)}] }`)],
    ["contract-check.config.mjs", `export default ${JSON.stringify({ contracts: [billing] })};`],
    ["contract-check.config.json", { $schema: "./config.schema.json", contracts: [billing] }],
    [
      "contract-check.config.yaml",
      "contracts:\n  - name: billing\n    version: 1.4.0\n    source: { kind: files, path: schemas }\n",
    ],
  ])("%s", async (name, content) => {
    const cwd = folderWith({ [name]: content });
    const loaded = await loadConfig({ cwd });
    expect(loaded.config).toEqual({ contracts: [billing] });
    expect(loaded.root).toBe(cwd);
    expect(basename(loaded.file)).toBe(name);
  });

  it("awaits at the top level", async () => {
    const cwd = folderWith({
      "contract-check.config.mts": `import { defineConfig } from "contract-check";
const name: string = await Promise.resolve("billing");
export default defineConfig({ contracts: [{ name, source: { kind: "files", path: "schemas" } }] });
`,
    });
    expect((await loadConfig({ cwd })).config.contracts[0]?.name).toBe("billing");
  });
});

describe("the search", () => {
  it("goes up to the root of the repository and no further", async () => {
    const outer = folderWith({ "contract-check.config.json": { contracts: [billing] } });
    mkdirSync(join(outer, "repository/.git"), { recursive: true });
    mkdirSync(join(outer, "repository/packages/api"), { recursive: true });
    const cwd = join(outer, "repository/packages/api");
    expect((await problemOf(loadConfig({ cwd }))).message).toMatch(/^No configuration was found/);
    mkdirSync(join(outer, ".git"));
    expect((await loadConfig({ cwd: outer })).root).toBe(outer);
  });

  it("stays in the folder outside of a repository", async () => {
    const outer = folderWith({ "contract-check.config.json": { contracts: [billing] }, "sub/a.txt": "" });
    expect((await problemOf(loadConfig({ cwd: join(outer, "sub") }))).hint).toContain("contract-check init");
  });

  it("takes the file that was named", async () => {
    const cwd = folderWith({ "configs/strict.json": { contracts: [billing] } });
    expect((await loadConfig({ cwd, file: "configs/strict.json" })).root).toBe(join(cwd, "configs"));
    expect((await problemOf(loadConfig({ cwd, file: "nowhere.json" }))).message).toContain(
      '"nowhere.json" does not exist',
    );
    expect((await problemOf(loadConfig({ cwd, file: "configs" }))).kind).toBe("config");
  });

  it("refuses two in one folder", async () => {
    const both = { contracts: [billing] };
    const cwd = folderWith({ "contract-check.config.json": both, "contract-check.config.yaml": "contracts: []\n" });
    expect((await problemOf(loadConfig({ cwd }))).message).toContain(
      "contract-check.config.json, contract-check.config.yaml",
    );
  });
});

describe("what is wrong is said with its place", () => {
  it.each<[string, string, string, Partial<Problem>]>([
    [
      "broken JSON",
      "contract-check.config.json",
      '{\n  "contracts": [,]\n}\n',
      { place: expect.objectContaining({ line: 2, column: 17 }) as never },
    ],
    [
      "a misspelled key in JSON",
      "contract-check.config.json",
      '{\n  "contracts": [\n    { "name": "billing", "source": { "kind": "files", "pth": "schemas" } }\n  ]\n}\n',
      {
        place: expect.objectContaining({ line: 3, column: 55 }) as never,
        details: ['line 3: contracts[0].source lacks "path"'],
        hint: 'Did you mean "path"?',
      },
    ],
    [
      "a misspelled kind in YAML",
      "contract-check.config.yaml",
      "contracts:\n  - name: billing\n    source:\n      kind: zodd\n      module: ./dto.ts\n",
      { place: expect.objectContaining({ line: 4, column: 7 }) as never, hint: 'Did you mean "zod"?' },
    ],
    [
      "a missing name",
      "contract-check.config.yaml",
      "contracts:\n  - source: { kind: files, path: schemas }\n",
      {
        message: 'contract-check.config.yaml is not a valid configuration: contracts[0] lacks "name".',
        place: expect.objectContaining({ line: 2 }) as never,
      },
    ],
    [
      "a name that leads elsewhere",
      "contract-check.config.json",
      '{"contracts":[{"name":"../billing","source":{"kind":"files","path":"schemas"}}]}',
      { message: expect.stringContaining('contracts[0].name is "../billing"') as never },
    ],
    [
      "a misspelled value in code",
      "contract-check.config.mjs",
      'export default { contracts: [{ name: "billing", source: { kind: "files", path: "s" }, policy: { enums: "opne" } }] };',
      {
        message:
          'contract-check.config.mjs is not a valid configuration: contracts[0].policy.enums must be one of "closed", "open".',
        hint: 'Did you mean "open"?',
      },
    ],
    [
      "two contracts of one name",
      "contract-check.config.json",
      JSON.stringify({ contracts: [billing, { ...billing, name: "Billing" }] }, null, 2),
      { place: expect.objectContaining({ line: 12 }) as never },
    ],
    [
      "a syntax error",
      "contract-check.config.ts",
      asCode("{\n  contracts: [\n}"),
      { place: { file: "contract-check.config.ts", line: 5, column: 1 } },
    ],
    [
      "code that throws",
      "contract-check.config.ts",
      asCode("{\n  contracts: [{ name: process.env.NO_SUCH_NAME.length }],\n}"),
      { place: { file: "contract-check.config.ts", line: 4 } },
    ],
    [
      "an import that leads nowhere",
      "contract-check.config.ts",
      'import { dtos } from "./nowhere.js";\nexport default dtos;\n',
      { message: 'contract-check.config.ts imports "./nowhere.js", which does not exist.' },
    ],
    [
      "no default export",
      "contract-check.config.mjs",
      "export const config = {};",
      { message: "contract-check.config.mjs has no default export." },
    ],
    [
      "a function",
      "contract-check.config.mjs",
      "export default () => ({});",
      { message: "The default export of contract-check.config.mjs is a function, not a configuration." },
    ],
  ])("%s", async (_, name, content, expected) => {
    const cwd = folderWith({ [name]: content });
    expect(await problemOf(loadConfig({ cwd }))).toMatchObject({ kind: "config", ...expected });
  });

  it("does not let __proto__ change anything", async () => {
    const cwd = folderWith({
      "contract-check.config.json": `{"contracts":[{"name":"billing","source":{"kind":"files","path":"s"},"dtos":{"__proto__":"request"}}],"__proto__":{"baselines":"x"}}`,
    });
    expect((await problemOf(loadConfig({ cwd }))).message).toContain('unknown key "__proto__"');
    expect(({} as { baselines?: string }).baselines).toBeUndefined();
  });
});
