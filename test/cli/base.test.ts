/** `check --base`: what a branch adds, judged by the rules of the branch that it is to be merged into. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CheckReport, Finding } from "../../src/model/report.js";
import { cli } from "./cli.js";
import { folderWith, write } from "./folder.js";

const author = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com", "-c", "init.defaultBranch=main"];

function git(cwd: string, ...args: string[]): string {
  return execFileSync("git", [...author, ...args], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

function commit(cwd: string, files: Readonly<Record<string, unknown>>): string {
  write(cwd, files);
  git(cwd, "add", "--all");
  git(cwd, "commit", "--quiet", "--allow-empty", "--message", "change");
  return git(cwd, "rev-parse", "HEAD");
}

const invoice = (...properties: string[]) => ({
  type: "object",
  properties: Object.fromEntries(properties.map((name) => [name, { type: "string" }])),
  required: properties,
});
const contract = {
  ...{ name: "billing", version: { from: "package.json" }, source: { kind: "files", path: "schemas" } },
  dtos: { Invoice: "response" },
};
const manifest = (version: string) => ({ name: "billing", version });
const promise = ["--owner", "team-billing", "--reason", "nobody reads it", "--expires", "2999-12-31"];

/** Released as 1.0.0 with id, memo and note; on main, as 1.1.0, note is gone already. A branch starts there. */
async function project(folder = "."): Promise<string> {
  const top = folderWith({});
  git(top, "init", "--quiet");
  const root = join(top, folder);
  mkdirSync(root, { recursive: true });
  write(root, {
    ".gitignore": "report.json\nnode_modules\n",
    "contract-check.config.json": { contracts: [contract] },
    "package.json": manifest("1.0.0"),
    "schemas/Invoice.json": invoice("id", "memo", "note"),
  });
  expect((await cli(["snapshot"], { cwd: root })).code).toBe(0);
  commit(root, { "package.json": manifest("1.1.0"), "schemas/Invoice.json": invoice("id", "memo") });
  git(top, "switch", "--quiet", "--create", "branch");
  return root;
}

interface Checked {
  readonly code: number;
  readonly err: string;
  readonly report: CheckReport;
  readonly findings: readonly Finding[];
}

async function check(cwd: string, ...more: string[]): Promise<Checked> {
  rmSync(join(cwd, "report.json"), { force: true });
  const { code, err } = await cli(["check", "--format", "json=report.json", ...more], { cwd });
  const report = JSON.parse(readFileSync(join(cwd, "report.json"), "utf8")) as CheckReport;
  return { code, err: err.replaceAll(/\n +/g, " "), report, findings: report.contracts.flatMap(all) };
}

const all = (each: CheckReport["contracts"][number]): Finding[] => [
  ...each.findings,
  ...each.dtos.flatMap((dto) => dto.findings),
];
const named = (findings: readonly Finding[]) => findings.map(({ rule, pointer }) => `${rule} ${pointer}`).sort();
const introduced = ({ report }: Checked) => named((report.introduced?.contracts ?? []).flatMap(all));
const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith("contract-check-base-"));

beforeEach(() => {
  vi.stubEnv("TMPDIR", folderWith({}));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("what is new on a branch", () => {
  it("is told apart from what was there before", async () => {
    const root = await project();
    write(root, { "schemas/Invoice.json": invoice("id") });
    const checked = await check(root, "--base", "main");
    expect(checked).toMatchObject({ code: 1, err: "" });
    expect(named(checked.findings)).toEqual([
      "property-removed /properties/memo",
      "property-removed /properties/note",
      "version-bump-too-small ",
    ]);
    expect(introduced(checked)).toEqual(["property-removed /properties/memo"]);
    // The line is one of the base's file: in the work tree, something else is there.
    const [removed] = checked.report.introduced?.contracts.flatMap(all) ?? [];
    expect(removed?.source).toMatchObject({ file: "git:main:schemas/Invoice.json", text: '    "memo": {' });
    expect(checked.report.introduced).toMatchObject({
      base: { label: "git:main", revision: git(root, "rev-parse", "main") },
      ...{ verdict: "breaking", requiredBump: "major" },
    });
    expect(temporary()).toEqual([]);
    expect(git(root, "worktree", "list").split("\n")).toHaveLength(1);
  });

  it("starts where the branch started, whatever main did since", async () => {
    const root = await project();
    const start = git(root, "rev-parse", "main");
    git(root, "switch", "--quiet", "main");
    commit(root, { "schemas/Invoice.json": invoice("id", "memo", "dueDate") });
    git(root, "switch", "--quiet", "branch");
    commit(root, { "schemas/Invoice.json": invoice("id") });
    const checked = await check(root, "--base", "main");
    expect(introduced(checked)).toEqual(["property-removed /properties/memo"]);
    expect(checked.report.introduced?.base.revision).toBe(start);
  });

  it("is found in a subfolder, and fetched by a shallow clone", async () => {
    const root = await project("packages/billing");
    commit(root, { "schemas/Invoice.json": invoice("id") });
    const parent = folderWith({});
    const top = resolve(root, "../..");
    execFileSync("git", ["clone", "--quiet", "--depth=1", "--branch", "branch", `file://${top}`, "clone"], {
      cwd: parent,
    });
    const checked = await check(join(parent, "clone/packages/billing"), "--base", "main");
    expect(introduced(checked)).toEqual(["property-removed /properties/memo"]);
  });

  it("is nothing for a contract that is new", async () => {
    const root = await project();
    const next = { ...contract, name: "shipping" };
    write(root, { "contract-check.config.json": { contracts: [contract, next] } });
    const { report } = await check(root, "--base", "main", "--allow-first");
    expect(report.introduced?.contracts.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      "billing compatible",
      "shipping no-baseline",
    ]);
  });

  it("comes from modules with the packages that are installed, workspaces as they were", async () => {
    const root = await project();
    const dto = (more: string) => `import { z } from "zod";
import { Money } from "@acme/money";
export const Invoice = z.object({ id: z.string(), total: Money${more} });
`;
    const money = (type: string) => `import { z } from "zod";\nexport const Money = z.${type}();\n`;
    mkdirSync(join(root, "node_modules/@acme"), { recursive: true });
    symlinkSync(resolve("node_modules/zod"), join(root, "node_modules/zod"));
    symlinkSync("../../money", join(root, "node_modules/@acme/money"));
    const zod = { ...contract, name: "zod-billing", source: { kind: "zod", module: "./src/dto.ts" } };
    git(root, "switch", "--quiet", "main");
    commit(root, {
      "contract-check.config.json": { contracts: [zod] },
      "src/dto.ts": dto(""),
      "money/package.json": { name: "@acme/money", type: "module", exports: "./index.js" },
      "money/index.js": money("number"),
    });
    git(root, "switch", "--quiet", "--create", "other");
    write(root, { "money/index.js": money("string") });
    const checked = await check(root, "--base", "main", "--allow-first");
    expect(checked.err).toBe("");
    expect(introduced(checked)).toEqual(["type-changed /properties/total/type"]);
  });
});

describe("a base that cannot be exported", () => {
  it("is a warning with its reason, and the released versions are compared all the same", async () => {
    const root = await project();
    const source = { kind: "files", path: "missing" };
    git(root, "switch", "--quiet", "main");
    commit(root, { "contract-check.config.json": { contracts: [{ ...contract, source }] } });
    git(root, "switch", "--quiet", "--create", "other");
    write(root, { "contract-check.config.json": { contracts: [contract] } });
    const { code, err, findings, report } = await check(root, "--base", "main");
    expect(code).toBe(1);
    const [warning] = findings.filter(({ rule }) => rule === "base-unavailable");
    expect(warning).toMatchObject({ level: "warning", message: expect.stringContaining('"missing" does not exist') });
    expect(err).toContain("note: billing could not be exported at git:main");
    expect(named(findings)).toContain("property-removed /properties/note");
    expect(report.introduced).toBeUndefined();
    expect(temporary()).toEqual([]);
  });

  it("is an error where it does not exist", async () => {
    const root = await project();
    const { code, err } = await cli(["check", "--base", "mian"], { cwd: root });
    expect(err).toContain('git knows no revision "mian" here.');
    expect(code).toBe(3);
  });
});

describe("a branch cannot approve itself", () => {
  const waive = (cwd: string) => cli(["waive", "--from-report", "report.json", ...promise], { cwd });

  it("by a waiver, which counts once it is on the base", async () => {
    const root = await project();
    await check(root, "--base", "main");
    await waive(root);
    expect((await check(root)).code).toBe(0);
    const own = await check(root, "--base", "main");
    expect(own.code).toBe(1);
    expect(own.err).toContain("note: the waiver of property-removed for Invoice does not count before it is on main");
    expect(own.findings.filter(({ rule }) => rule === "waiver-not-in-force")).toHaveLength(2);

    git(root, "stash", "--quiet", "--include-untracked");
    git(root, "switch", "--quiet", "main");
    git(root, "stash", "pop", "--quiet");
    commit(root, {});
    git(root, "switch", "--quiet", "branch");
    // Not on the branch, which started before; on the base, it counts.
    const approved = await check(root, "--base", "main");
    expect(approved).toMatchObject({ code: 0, err: "" });
    const removed = approved.findings.find(({ rule }) => rule === "property-removed");
    expect(removed?.waived?.owner).toBe("team-billing");
    git(root, "merge", "--quiet", "main");
    expect((await check(root, "--base", "main")).code).toBe(0);
  });

  it("by renewing an expired one; but it can take one back", async () => {
    const root = await project();
    await check(root);
    await waive(root);
    const file = "contracts/waivers.yaml";
    const text = readFileSync(join(root, file), "utf8");
    git(root, "switch", "--quiet", "main");
    commit(root, { [file]: text.replaceAll("2999-12-31", "2024-12-31") });
    git(root, "switch", "--quiet", "--create", "renewal");
    expect(named((await check(root, "--base", "main")).findings)).toContain("waiver-expired /properties/note");
    write(root, { [file]: text });
    const renewed = await check(root, "--base", "main");
    expect(renewed.code).toBe(1);
    expect(renewed.findings.filter(({ waived }) => waived !== undefined)).toEqual([]);
    expect(named(renewed.findings)).not.toContain("waiver-expired /properties/note");
    write(root, { [file]: "waivers: []\n", "schemas/Invoice.json": invoice("id", "memo", "note") });
    expect(await check(root, "--base", "main")).toMatchObject({ code: 0, err: "", findings: [] });
  });

  it("by a policy or a severity", async () => {
    const root = await project();
    const config = {
      contracts: [{ ...contract, policy: { compatibility: "none" } }],
      severity: { "dto-added": "off" },
    };
    write(root, { "contract-check.config.json": config });
    const { code, err, findings } = await check(root, "--base", "main");
    expect(code).toBe(1);
    expect(err).toContain(
      "note: the policy of billing differs from the one at main, which counts until this is merged",
    );
    expect(err).toContain("note: the severity of rules differs from the one at main");
    expect(findings.filter(({ rule }) => rule === "policy-not-in-force")).toHaveLength(2);
    commit(root, {});
    git(root, "branch", "--force", "main", "branch");
    expect((await check(root, "--base", "main")).err).toBe("");
  });

  it("by a configuration at the base that cannot be read", async () => {
    const root = await project();
    git(root, "switch", "--quiet", "main");
    commit(root, { "contract-check.config.json": "{" });
    git(root, "switch", "--quiet", "--create", "other");
    write(root, { "contract-check.config.json": { contracts: [{ ...contract, policy: { compatibility: "none" } }] } });
    const { code, err } = await check(root, "--base", "main");
    expect(code).toBe(1);
    expect(err).toContain("note: the configuration at main cannot be read, so the default policy counts");
  });
});
