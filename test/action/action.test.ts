/** The action on pull requests, as the runner runs it: the bundle, a shallow checkout, a server for the comments. */
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { cli } from "../cli/cli.js";
import { folderWith, write } from "../cli/folder.js";
import { startGitServer } from "./git-server.js";
import { startGitHub } from "./github.js";
import { createRepository, git, type Ran, type Repository, runAction, runOnPullRequest } from "./runner.js";

vi.setConfig({ testTimeout: 180_000 });

const module = (total: string) => `import { z } from "zod";

export const Invoice = z.object({
  id: z.string(),
  total: ${total},
});
`;
/** `total` is on line 7. */
const schema = (total: string) => ({
  type: "object",
  properties: { id: { type: "string" }, total: { type: total } },
  required: ["id", "total"],
});
const manifest = (version: string) => ({ name: "@acme/billing", version, type: "module" });
const config = (source: object) => ({
  contracts: [{ name: "billing", version: { from: "package.json" }, source, dtos: { Invoice: "response" } }],
});
const inJson = {
  "contract-check.config.json": config({ kind: "files", path: "schemas" }),
  "schemas/Invoice.json": schema("number"),
};
const inZod = {
  "contract-check.config.json": config({ kind: "zod", module: "./src/dto.ts" }),
  "src/dto.ts": module("z.number()"),
};
const packages = ["zod"];
const declared = parse(readFileSync("action.yml", "utf8")) as { readonly outputs: object };
const broken = { "schemas/Invoice.json": schema("string"), "package.json": manifest("1.1.0") };
const mended = { "schemas/Invoice.json": schema("number") };

/** Released as 1.0.0, in a folder of the repository. */
async function project(sources: object = inJson, at = "."): Promise<Repository> {
  const files = { ...sources, "package.json": manifest("1.0.0") };
  const folder = folderWith(files);
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("node_modules/zod"), join(folder, "node_modules/zod"));
  expect(await cli(["snapshot"], { cwd: folder })).toMatchObject({ code: 0 });
  const snapshot = ["contract.json", "Invoice.schema.json"].map((name): [string, string] => {
    const path = `contracts/billing/1.0.0/${name}`;
    return [path, readFileSync(join(folder, path), "utf8")];
  });
  const all = Object.entries({ ...files, ...Object.fromEntries(snapshot), ".gitignore": "node_modules\n" });
  return createRepository(Object.fromEntries(all.map(([name, text]) => [join(at, name), text])));
}

/** What accepts the break, as `waive` writes it. */
async function waiversUntil(expires: string): Promise<Readonly<Record<string, string>>> {
  const { folder: cwd } = await project();
  write(cwd, broken);
  expect((await cli(["check", "--format", "json=report.json"], { cwd })).code).toBe(1);
  const flags = ["--owner", "team-billing", "--reason", "known", "--expires", "2999-12-31"];
  expect(await cli(["waive", "--from-report", "report.json", ...flags], { cwd })).toMatchObject({ code: 0 });
  const file = "contracts/waivers.yaml";
  return { [file]: readFileSync(join(cwd, file), "utf8").replaceAll("2999-12-31", expires) };
}

const errors = ({ log }: Ran) => log.split("\n").filter((line) => line.startsWith("::error "));

describe("a pull request that breaks something", () => {
  it("fails, with an annotation on the line and one comment, which a fix clears", async () => {
    const github = await startGitHub();
    const repository = await project(inZod);
    repository.commit("feature", { "src/dto.ts": module("z.string()"), "package.json": manifest("1.1.0") });
    const failed = await runOnPullRequest(repository, { api: github.url, packages });
    expect(failed.code).toBe(1);
    const [first] = errors(failed);
    expect(first).toMatch(/^::error file=src\/dto\.ts,line=5,col=\d+,title=breaking%3A type-changed/);
    expect(failed.outputs).toMatchObject({
      ...{ result: "fail", "exit-code": "1", "breaking-count": "2", "warning-count": "0", "waived-count": "0" },
      ...{ "required-bump": "major", "declared-bump": "minor", "unknown-count": "0" },
      "comment-url": "https://github.com/acme/billing/pull/7#issuecomment-1",
    });
    expect(Object.keys(failed.outputs).sort()).toEqual(Object.keys(declared.outputs).sort());
    expect(failed.summary).toContain("type-changed");
    expect(failed.log).toContain("Verdict: breaking, requires a major bump.");
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("## contract-check: breaking, requires a major bump");
    expect(github.comments[0]?.body).toContain("[this run](https://github.com/acme/billing/actions/runs/4711)");
    for (const { authorization } of github.calls) expect(authorization).toBe("Bearer token-of-the-job");

    const again = await runOnPullRequest(repository, { api: github.url, packages });
    expect([again.code, github.comments.length]).toEqual([1, 1]);

    repository.commit("feature", { "src/dto.ts": module("z.number()") });
    const cleared = await runOnPullRequest(repository, { api: github.url, packages });
    expect(cleared).toMatchObject({ code: 0, outputs: { result: "pass", "breaking-count": "0" } });
    expect(errors(cleared)).toEqual([]);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("## contract-check: all clear");
    expect(cleared.outputs["comment-url"]).toBe(failed.outputs["comment-url"]);
    expect(github.calls.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "GET", "PATCH"]);
  });

  it.each([
    [
      "a document: on the properties that are left",
      inJson,
      { "schemas/Invoice.json": { type: "object", properties: { id: { type: "string" } }, required: ["id"] } },
      /^::error file=schemas\/Invoice\.json,line=3,col=\d+,title=breaking%3A property-removed/,
    ],
    [
      "a module: on the object",
      inZod,
      { "src/dto.ts": module("z.number()").replace(/ {2}total.*\n/, "") },
      /^::error file=src\/dto\.ts,line=3,col=\d+,title=breaking%3A property-removed/,
    ],
  ])("annotates what is gone from %s, in a file of the pull request", async (_, sources, change, annotation) => {
    const repository = await project(sources);
    repository.commit("feature", { ...change, "package.json": manifest("1.1.0") });
    const ran = await runOnPullRequest(repository, { packages });
    expect(ran.code).toBe(1);
    expect(errors(ran)).toContainEqual(expect.stringMatching(annotation));
    expect(errors(ran).join("\n")).not.toContain("file=contracts/");
  });

  it("tells what is new on the branch, which a shallow checkout does not have", async () => {
    const repository = await project();
    repository.commit("main", broken);
    repository.commit("feature", { "README.md": "# Billing\n" });
    const { code, outputs } = await runOnPullRequest(repository);
    const report = JSON.parse(readFileSync(outputs["report-json"] ?? "", "utf8"));
    expect(code).toBe(1);
    expect(report.introduced).toMatchObject({ verdict: "compatible", contracts: [{ dtos: [{ findings: [] }] }] });
    expect(report.introduced.base.revision).toBe(git(repository.folder, "rev-parse", "main"));
  });

  it("in a subfolder is annotated by the path in the repository", async () => {
    const repository = await project(inJson, "packages/billing");
    const files = Object.entries(broken).map(([name, text]) => [`packages/billing/${name}`, text]);
    repository.commit("feature", Object.fromEntries(files));
    const inputs = { "working-directory": "packages/billing" };
    const ran = await runOnPullRequest(repository, { inputs });
    expect(errors(ran)[0]).toContain("file=packages/billing/schemas/Invoice.json,line=8,");
  });

  it("has the result that its level asks for, and what is turned off is left out", async () => {
    const github = await startGitHub();
    const repository = await project();
    repository.commit("feature", broken);
    const inputs = { "fail-on": "none", comment: "never", annotations: "false", summary: "false" };
    const ran = await runOnPullRequest(repository, { api: github.url, inputs });
    expect(ran).toMatchObject({
      code: 0,
      summary: "",
      outputs: { result: "pass", "breaking-count": "2", "comment-url": "" },
    });
    expect(errors(ran)).toEqual([]);
    expect(github.calls).toEqual([]);
  });

  it("cannot speak to the runner through its schemas or read its secrets", async () => {
    const repository = await project(inZod);
    const spy = `import { writeFileSync } from "node:fs";
writeFileSync("environment.json", JSON.stringify(process.env));
console.log("::set-output name=result::pass");
`;
    const text = `${spy}${module('z.string().describe("x\\n::error::taken for a command")')}`;
    repository.commit("feature", { "src/dto.ts": text });
    const ran = await runOnPullRequest(repository, { packages });
    const seen = readFileSync(join(ran.folder, "environment.json"), "utf8");
    expect(seen).toContain("GITHUB_WORKSPACE");
    expect(seen).not.toMatch(/token-of-the|GITHUB_OUTPUT|GITHUB_STEP_SUMMARY|GITHUB_EVENT_PATH.*GITHUB_ENV/);
    expect(ran.log).not.toContain("::set-output");
    expect(ran.log).not.toMatch(/^::error::taken/m);
  });
});

describe("a clean pull request", () => {
  it.each([
    ["auto", 0],
    ["always", 1],
  ])("gets no comment for nothing under comment: %s", async (comment, count) => {
    const github = await startGitHub();
    const repository = await project();
    repository.commit("feature", { "README.md": "# Billing\n" });
    const ran = await runOnPullRequest(repository, { api: github.url, inputs: { comment } });
    expect(ran).toMatchObject({ code: 0, outputs: { result: "pass", "required-bump": "none" } });
    expect(github.comments).toHaveLength(count);
  });
});

describe("a token that may only read", () => {
  it("changes nothing about the result, and is said in a notice", async () => {
    const github = await startGitHub();
    github.intercept = ({ method }) =>
      method === "GET" ? undefined : { status: 403, body: { message: "Resource not accessible by integration" } };
    const repository = await project();
    repository.commit("feature", broken);
    const ran = await runOnPullRequest(repository, { api: github.url, fork: true });
    expect(ran).toMatchObject({ code: 1, outputs: { result: "fail", "breaking-count": "2", "comment-url": "" } });
    expect(ran.log).toMatch(
      /^::notice title=contract-check::The pull request gets no comment.*from a fork may only read/m,
    );
    expect(ran.summary).toContain("type-changed");
    expect(errors(ran)[0]).toContain("file=schemas/Invoice.json,line=8,");
    repository.commit("feature", mended);
    expect((await runOnPullRequest(repository, { api: github.url, fork: true })).code).toBe(0);
  });

  it("is no failure where the server is not reached at all", async () => {
    const repository = await project();
    repository.commit("feature", { "README.md": "# Billing\n" });
    const ran = await runOnPullRequest(repository, { inputs: { comment: "always", "github-token": "" } });
    expect(ran.code).toBe(0);
    expect(ran.log).toContain("::notice title=contract-check::There is no token");
  });
});

describe("a waiver", () => {
  it("does not count in the pull request that adds it", async () => {
    const repository = await project();
    repository.commit("feature", { ...broken, ...(await waiversUntil("2999-12-31")) });
    const ran = await runOnPullRequest(repository);
    expect(ran).toMatchObject({ code: 1, outputs: { result: "fail", "waived-count": "0" } });
    expect(ran.log).toContain("note: the waiver of type-changed for Invoice does not count");
  });

  it("counts on the base", async () => {
    const repository = await project();
    repository.commit("main", await waiversUntil("2999-12-31"));
    repository.commit("feature", broken);
    const ran = await runOnPullRequest(repository);
    expect(ran).toMatchObject({ code: 0, outputs: { result: "pass", "waived-count": "2", "breaking-count": "0" } });
  });

  it("fails when it expired", async () => {
    const repository = await project();
    repository.commit("main", await waiversUntil("2024-12-31"));
    repository.commit("feature", broken);
    const ran = await runOnPullRequest(repository);
    expect(ran).toMatchObject({ code: 1, outputs: { result: "fail", "waived-count": "0" } });
    expect(ran.log).toMatch(/^::error file=contracts\/waivers\.yaml,line=\d+,.*waiver-expired/m);
  });
});

describe("a check that cannot be completed", () => {
  it.each([
    ["an input that is none", { "fail-on": "braking" }, {}, 2, "Did you mean"],
    ["a folder that is not there", { "working-directory": "packages" }, {}, 2, "There is no folder"],
    ["a configuration that is none", {}, { "contract-check.config.json": "{" }, 2, "contract-check.config.json"],
    ["a schema that is none", {}, { "schemas/Invoice.json": "{" }, 3, "schemas/Invoice.json"],
    ["a damaged snapshot", {}, { "contracts/billing/1.0.0/Invoice.schema.json": "{}\n" }, 4, "was changed after the"],
  ])("says so: %s", async (_, inputs, files, code, message) => {
    const github = await startGitHub();
    const repository = await project();
    repository.commit("feature", files);
    const ran = await runOnPullRequest(repository, { api: github.url, inputs });
    expect(ran).toMatchObject({ code, outputs: { result: "error", "exit-code": String(code) } });
    expect(errors(ran).join("\n")).toContain(message);
    expect(github.comments).toEqual([]);
  });

  it("does not take a file that came with the pull request for its report", async () => {
    const github = await startGitHub();
    const repository = await project();
    const forged = { kind: "check", contracts: [], counts: { breaking: 0 }, requiredBump: "none" };
    const files = { "out/r.json": forged, "out/r.md": "## All is well\n", "schemas/Invoice.json": "{" };
    repository.commit("feature", files);
    const inputs = { "report-file": "out/r.json", comment: "always" };
    const ran = await runOnPullRequest(repository, { api: github.url, inputs });
    expect(ran).toMatchObject({ code: 3, outputs: { result: "error", "breaking-count": "", "report-json": "" } });
    expect(`${ran.summary}${github.comments[0]?.body}`).not.toContain("All is well");
  });

  it("has no baseline before the first snapshot", async () => {
    const repository = await project();
    repository.commit("main", {});
    git(repository.folder, "rm", "--quiet", "-r", "contracts");
    repository.commit("main", {});
    repository.commit("feature", { "README.md": "# Billing\n" });
    const ran = await runOnPullRequest(repository);
    expect(ran).toMatchObject({ code: 4, outputs: { result: "no-baseline", "exit-code": "4" } });
  });
});

describe("a checkout without credentials", () => {
  it("fetches the base with the token of the job, which stays out of the clone", async () => {
    const repository = await project();
    repository.commit("main", broken);
    repository.commit("feature", { "README.md": "# Billing\n" });
    const server = await startGitServer(repository.folder, "token-of-the-job");
    const env = { GITHUB_SERVER_URL: server.url };
    const ran = await runOnPullRequest(repository, { remote: `${server.url}/.git`, env });
    expect(server.refused()).toBeGreaterThan(0);
    expect(JSON.parse(readFileSync(ran.outputs["report-json"] ?? "", "utf8")).introduced).toMatchObject({
      base: { revision: git(repository.folder, "rev-parse", "main") },
    });
    expect(readFileSync(join(ran.folder, ".git/config"), "utf8")).not.toMatch(/extraheader|token/i);
    expect(ran.log).not.toContain("token-of-the-job");
  });

  it("is an error where the base cannot be had", async () => {
    const repository = await project();
    repository.commit("feature", { "README.md": "# Billing\n" });
    const server = await startGitServer(repository.folder, "another-token");
    const ran = await runOnPullRequest(repository, { remote: `${server.url}/.git` });
    expect(ran).toMatchObject({ code: 3, outputs: { result: "error" } });
    expect(errors(ran).join("\n")).toContain("is not in this shallow clone and could not be fetched");
  });
});

describe("conform", () => {
  /** The files of a plugin, in another folder. */
  const plugin = (folder: string, to: string) => {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const files = names.filter((name) => statSync(join(folder, name)).isFile());
    return Object.fromEntries(files.map((name) => [join(to, name), readFileSync(join(folder, name))]));
  };

  it("runs the suite over plugins, and comments on the one that does not conform", async () => {
    const github = await startGitHub();
    const repository = createRepository({ "README.md": "# Quotes\n" });
    const good = (to: string) => plugin("fixtures/reference-plugins/js", to);
    const bad = { ...good("plugins/bad"), ...plugin("fixtures/conformance/bad/err-01", "plugins/bad") };
    repository.commit("feature", { ...good("plugins/good"), ...bad });
    const inputs = { conform: "plugins/good\nplugins/bad" };
    const ran = await runOnPullRequest(repository, { api: github.url, inputs });
    expect(ran).toMatchObject({ code: 1, outputs: { result: "fail", "exit-code": "1" } });
    expect(Number(ran.outputs["breaking-count"])).toBeGreaterThan(0);
    expect(errors(ran)[0]).toMatch(/^::error title=ERR-01 of plugins\/bad/);
    expect(ran.summary).toContain("The plugin conforms.");
    expect(github.comments).toHaveLength(1);
    expect(ran.outputs["report-json"]?.split("\n")).toHaveLength(2);
  });
});

describe("other events", () => {
  it("compare with the released versions, and comment on nothing", async () => {
    const github = await startGitHub();
    const { folder } = await project();
    const ran = await runAction(folder, { ref: "refs/heads/main" }, { event: "push", api: github.url });
    expect(ran).toMatchObject({ code: 0, outputs: { result: "pass" } });
    expect(JSON.parse(readFileSync(ran.outputs["report-json"] ?? "", "utf8"))).not.toHaveProperty("introduced");
    expect(github.calls).toEqual([]);
  });

  it("warn of pull_request_target with the files of the pull request", async () => {
    const repository = await project();
    repository.commit("feature", { "README.md": "# Billing\n" });
    const ran = await runOnPullRequest(repository, { event: "pull_request_target" });
    expect(ran.log).toMatch(/^::warning title=contract-check::The files of the pull request/m);
  });
});

describe("files", () => {
  it("are written where the inputs say, and are in the outputs", async () => {
    const repository = await project();
    repository.commit("feature", broken);
    const inputs = { "report-file": "out/contracts.json", "sarif-file": "out/contracts.sarif" };
    const { folder, outputs } = await runOnPullRequest(repository, { inputs });
    expect(outputs["report-json"]).toBe(join(folder, "out/contracts.json"));
    expect(JSON.parse(readFileSync(outputs["sarif-file"] ?? "", "utf8"))).toMatchObject({ version: "2.1.0" });
    expect(readFileSync(outputs["report-markdown"] ?? "", "utf8")).toContain("## contract-check");
    expect(outputs["report-html"]).toBe(join(folder, "out/contracts.html"));
    expect(readFileSync(outputs["report-html"] ?? "", "utf8")).toContain("<!doctype html>");
  });
});
