/** The main job from the first command to the next major, for each kind of source. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { cli, controls } from "./cli.js";
import { folderWith, write } from "./folder.js";

interface Story {
  readonly name: string;
  /** The files of the project, `dueDate` optional. */
  readonly before: Readonly<Record<string, unknown>>;
  /** The files that change, `dueDate` required. */
  readonly after: Readonly<Record<string, unknown>>;
  readonly dto: string;
  /** The place of the change. */
  readonly place: RegExp;
}

const zod = (required: boolean) => `import { z } from "zod";

export const Invoice = z.object({
  id: z.string(),
  dueDate: z.string()${required ? "" : ".optional()"},
});

export const Shipment = z.object({ id: z.string(), weight: z.number() });
`;

const typebox = (required: boolean) => `import { Type } from "@sinclair/typebox";

export const Invoice = Type.Object({
  id: Type.String(),
  dueDate: ${required ? "Type.String()" : "Type.Optional(Type.String())"},
});
`;

const valibot = (required: boolean) => `import * as v from "valibot";

export const Invoice = v.object({
  id: v.string(),
  dueDate: ${required ? "v.string()" : "v.optional(v.string())"},
});
`;

const arktype = (required: boolean) => `import { type } from "arktype";

export const Invoice = type({
  id: "string",
  "dueDate${required ? "" : "?"}": "string",
});
`;

const yaml = (required: boolean) => `type: object
required: [id${required ? ", dueDate" : ""}]
properties:
  id: { type: string }
  dueDate: { type: string }
`;

const manifest = { name: "@acme/billing", version: "1.0.0", type: "module" };
const inModule = (name: string, text: (required: boolean) => string, extension = "ts"): Story => ({
  name,
  before: { "package.json": manifest, [`src/dto.${extension}`]: text(false) },
  after: { [`src/dto.${extension}`]: text(true) },
  dto: "Invoice",
  place: new RegExp(`src/dto\\.${extension}:[1-9]`),
});

const stories: readonly Story[] = [
  inModule("zod 4", zod),
  inModule("zod 4 in JavaScript", zod, "js"),
  inModule("zod 3", (required) => zod(required).replace('"zod"', '"zod/v3"')),
  inModule("typebox", typebox),
  inModule("valibot", valibot),
  inModule("arktype", arktype),
  {
    name: "a folder of YAML",
    before: {
      "package.json": manifest,
      "schemas/invoice.yaml": yaml(false),
      "schemas/shipment.yaml": "type: object\n",
    },
    after: { "schemas/invoice.yaml": yaml(true) },
    dto: "invoice",
    place: /schemas\/invoice\.yaml:2:/,
  },
];

/** Each export starts a process of its own, so a story has few of them. */
describe.each(stories)("$name", ({ before, after, dto, place }) => {
  it("goes from init to the next major", { timeout: 180_000 }, async () => {
    const cwd = folderWith(before);
    symlinkSync(resolve("node_modules"), join(cwd, "node_modules"));
    const init = await cli(["init"], { cwd });
    expect(init.err).toBe("");
    expect(init.code).toBe(0);
    expect(init.out).toContain("billing 1.0.0: wrote contracts/billing/1.0.0");
    expect(init.out).toMatch(/^next: /m);

    write(cwd, after);
    const check = await cli(["check", "--format", "text", "--format", "json=out/report.json"], { cwd });
    expect(check.code).toBe(1);
    expect(check.out).toContain("property-became-required");
    expect(check.out).toContain("dueDate");
    expect(check.out).toMatch(new RegExp(`^${dto} \\(shared\\): breaking, requires a major bump$`, "m"));
    expect(check.out).toMatch(place);
    expect(check.out).toContain("the old schema accepts this document, the new one rejects it");
    expect(check.out).toContain("version-bump-too-small");
    expect(check.out).toMatch(/too small\.\n/);
    expect(check.out).not.toMatch(controls);
    const report = JSON.parse(readFileSync(join(cwd, "out/report.json"), "utf8"));
    const found = report.contracts[0].dtos.find((each: { name: string }) => each.name === dto);
    expect(found.backward.witness).not.toHaveProperty("dueDate");
    expect(report.contracts[0]).toMatchObject({ requiredBump: "major", declaredBump: "none" });

    write(cwd, { "package.json": { ...manifest, version: "2.0.0" } });
    const major = await cli(["check"], { cwd });
    expect(major.code).toBe(0);
    expect(major.out).toContain("it pays for the breaking changes");
  });
});

describe("snapshots", () => {
  it("are written once, and the next line begins with its own", async () => {
    const cwd = folderWith({ "package.json": manifest, "schemas/invoice.yaml": yaml(false) });
    expect((await cli(["init"], { cwd })).code).toBe(0);
    expect(await cli(["snapshot"], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining("unchanged") });
    const same = await cli(["check"], { cwd });
    expect(same).toMatchObject({ code: 0, out: expect.stringContaining("No version bump is required.") });
    write(cwd, { "schemas/invoice.yaml": yaml(true) });
    const again = await cli(["snapshot"], { cwd });
    expect(again).toMatchObject({ code: 4, err: expect.stringContaining("exists with other content") });
    write(cwd, { "package.json": { ...manifest, version: "1.1.0" } });
    expect((await cli(["check"], { cwd })).code).toBe(1);
    write(cwd, { "package.json": { ...manifest, version: "2.0.0" } });
    expect((await cli(["snapshot"], { cwd })).code).toBe(0);
    const next = await cli(["check"], { cwd });
    expect(next).toMatchObject({ code: 0, out: expect.stringContaining("against 2.0.0\n") });
    expect(await cli(["verify"], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringContaining("2 snapshots verified."),
    });
  });
});

describe("a command", () => {
  const schema = (required: boolean) => `{ "$defs": { "Invoice": { "type": "object",
  "required": ["id"${required ? ', "dueDate"' : ""}],
  "properties": { "id": { "type": "string" }, "dueDate": { "type": "string" } } } } }
`;
  const rust = (required: boolean) => `const SCHEMAS: &str = r##"${schema(required)}"##;

fn main() {
    print!("{SCHEMAS}");
}
`;
  const hasRust = spawnSync("rustc", ["--version"]).status === 0;
  const exporters = [
    { name: "of the shell", run: "cat schemas.json", file: "schemas.json", text: schema, skip: false },
    {
      name: `in Rust${hasRust ? "" : " (skipped: there is no rustc)"}`,
      run: "mkdir -p target && rustc -o target/export export.rs && ./target/export",
      file: "export.rs",
      text: rust,
      skip: !hasRust,
    },
  ];
  for (const { name, run, file, text, skip } of exporters) {
    it.skipIf(skip)(`${name} exports, from the first snapshot to the next major`, { timeout: 180_000 }, async () => {
      const config = (version: string) =>
        `contracts:\n  - { name: ledger, version: "${version}", source: { kind: command, run: "${run}" } }\n`;
      const cwd = folderWith({ [file]: text(false), "contract-check.config.yaml": config("1.0.0") });
      expect((await cli(["snapshot"], { cwd })).code).toBe(0);
      write(cwd, { [file]: text(true) });
      const check = await cli(["check"], { cwd });
      expect(check.out).toContain("property-became-required");
      expect(check.out).toContain("version-bump-too-small");
      expect(check.code).toBe(1);
      write(cwd, { "contract-check.config.yaml": config("2.0.0") });
      const major = await cli(["check"], { cwd });
      expect(major.out).toContain("it pays for the breaking changes");
      expect(major.code).toBe(0);
    });
  }
});

describe("baselines in git", () => {
  it("are read from the revision that is named", async () => {
    const cwd = folderWith({ "package.json": manifest, "schemas/invoice.yaml": yaml(false) });
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], { cwd, stdio: "pipe" });
    git("init", "--quiet", "--initial-branch=main");
    expect((await cli(["init"], { cwd })).code).toBe(0);
    git("add", "-A");
    git("commit", "--quiet", "-m", "Publish invoices");
    git("rm", "-r", "--quiet", "contracts");
    write(cwd, { "schemas/invoice.yaml": yaml(true) });
    expect((await cli(["check"], { cwd })).code).toBe(4);
    const check = await cli(["check", "--against", "git:main"], { cwd });
    expect(check.code).toBe(1);
    expect(check.out).toContain("property-became-required");
    const diff = await cli(["diff", "git:HEAD:schemas/invoice.yaml", "schemas/invoice.yaml"], { cwd });
    expect(diff.code).toBe(1);
    const unknown = await cli(["check", "--against", "git:nowhere"], { cwd });
    expect(unknown.code).toBe(3);
    expect(unknown.err).toContain("hint:");
  });
});

describe("init", () => {
  it("overwrites nothing", async () => {
    const cwd = folderWith({ "contract-check.config.yaml": "contracts: []\n", "schemas/invoice.yaml": yaml(false) });
    const { code, err } = await cli(["init"], { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining("exists already; nothing was changed")]);
    expect(readFileSync(join(cwd, "contract-check.config.yaml"), "utf8")).toBe("contracts: []\n");
  });

  it("says what it looked for when there is nothing", async () => {
    const cwd = folderWith({ "README.md": "An empty project" });
    const { code, err } = await cli(["init"], { cwd });
    expect([code, err]).toEqual([3, expect.stringContaining("No schemas were found here.")]);
  });

  it("keeps the configuration when the export does not work, and says so", async () => {
    const cwd = folderWith({ "schemas/invoice.schema.json": '{ "type": }' });
    const { code, err, out } = await cli(["init"], { cwd });
    expect(code).toBe(3);
    expect(out).toContain("wrote contract-check.config.yaml");
    expect(err).toContain("invoice.schema.json:1:11");
    expect(err).toContain("is written");
  });

  it("takes the index that gathers the schema modules", { timeout: 180_000 }, async () => {
    const cwd = folderWith({
      "package.json": manifest,
      "src/dto/invoice.ts": zod(false),
      "src/dto/project.ts": 'import { z } from "zod";\nexport const Project = z.object({ id: z.string() });\n',
      "src/dto/index.ts": 'export * from "./invoice.js";\nexport * from "./project.js";\n',
    });
    symlinkSync(resolve("node_modules"), join(cwd, "node_modules"));
    const { code, out } = await cli(["init"], { cwd });
    expect(out).toContain("found 3 exports of src/dto/index.ts with zod");
    expect(out).toContain("(3 DTOs)");
    expect(code).toBe(0);
  });
});
