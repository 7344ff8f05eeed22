/** A workspace of one interface layer, three consumers and two plugins: every answer worked out by hand. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bareRepository, git } from "../store/remote-support.js";
import { cli, controls } from "./cli.js";
import { folderWith, write } from "./folder.js";

function workspace(): string {
  const cwd = folderWith({});
  cpSync("fixtures/workspaces/invoicing", cwd, { recursive: true });
  return cwd;
}

const reportOf = async (cwd: string, ...more: string[]) =>
  JSON.parse((await cli(["workspace", "check", "--format", "json", ...more], { cwd })).out) as {
    rows: { consumer: string; sides: { verdict: string }[]; reason?: string; dtos: { witness?: unknown }[] }[];
  };

describe("workspace check", () => {
  it("answers for every use, in both directions, with witnesses", async () => {
    const cwd = workspace();
    const { code, out, err } = await cli(["workspace", "check"], { cwd });
    expect({ code, err }).toEqual({ code: 1, err: "" });
    await expect(out).toMatchFileSnapshot("golden/workspace-check.txt");
    const { rows } = await reportOf(cwd);
    expect(rows.map(({ consumer, sides }) => [consumer, ...sides.map(({ verdict }) => verdict)])).toEqual([
      ["archive", "no", "no"],
      ["mobile", "yes", "unused"],
      ["portal", "yes", "yes"],
      ["pdf-plugin", "yes", "yes"],
      ["tax-plugin", "yes", "no"],
    ]);
    for (const row of rows) for (const dto of row.dtos) expect(dto.witness).toBeDefined();
  });

  it("draws a heat map that needs no color and no script", async () => {
    const cwd = workspace();
    await cli(["workspace", "check", "--format", "text", "--format", "html=map.html"], { cwd });
    const page = readFileSync(join(cwd, "map.html"), "utf8");
    expect(page).toContain(
      '<td class="no"><a href="#p0">✕ <small>1.0.0</small><span class="word">breaks it</span></a></td>',
    );
    expect(page).not.toMatch(/<script|https?:/);
    await expect(page).toMatchFileSnapshot("golden/workspace-check.html");
  });

  it("remembers verdicts, believes no damaged memory, and forgets on demand", async () => {
    const cwd = workspace();
    const fresh = await cli(["workspace", "check"], { cwd });
    const file = join(cwd, ".contract-check/verdicts");
    const memory = readFileSync(file, "utf8");
    expect(memory.trimEnd().split("\n")).toHaveLength(5);
    // A memory that is told from a fresh thought: the witness in it is another one, and adds up.
    expect((await cli(["workspace", "check"], { cwd })).out).toBe(fresh.out);
    expect(readFileSync(file, "utf8")).toBe(memory);
    for (const damage of [memory.replaceAll("compatible", "breaking!!"), memory.slice(0, 300), "\0garbage\n", ""]) {
      writeFileSync(file, damage);
      expect((await cli(["workspace", "check"], { cwd })).out).toBe(fresh.out);
      expect(readFileSync(file, "utf8").split("\n").sort()).toEqual(memory.split("\n").sort());
    }
    writeFileSync(file, "untouched");
    expect((await cli(["workspace", "check", "--no-cache"], { cwd })).out).toBe(fresh.out);
    expect(readFileSync(file, "utf8")).toBe("untouched");
  });

  it("in parts is the whole byte for byte", async () => {
    const cwd = workspace();
    await cli(["workspace", "check", "--no-cache", "--format", "json=whole.json"], { cwd });
    for (const part of [1, 2, 3, 4]) {
      await cli(["workspace", "check", "--shard", `${part}/4`, "--format", `json=part-${part}.json`], { cwd });
    }
    const parts = [3, 1, 4, 2].map((part) => `part-${part}.json`);
    const merged = await cli(["report", "merge", ...parts, "--format", "json=merged.json"], { cwd });
    expect(merged.code).toBe(1);
    const text = (name: string) => readFileSync(join(cwd, name), "utf8");
    expect(text("merged.json")).toBe(text("whole.json"));
    for (const [files, message] of [
      [parts.slice(1), "Part 3 of 4 is missing"],
      [[...parts, "part-1.json"], "named twice"],
      [["whole.json"], "no part of another"],
      [["contracts.workspace.yaml"], "not valid JSON"],
    ] as const) {
      const { code, err } = await cli(["report", "merge", ...files], { cwd });
      expect(code).toBeGreaterThan(1);
      expect(err).toContain(message);
    }
  });

  it("keeps what cannot be known apart: damaged, lost and unpinned contracts hide nothing else", async () => {
    const cwd = workspace();
    writeFileSync(join(cwd, "portal/contracts/billing-api/2.0.0/Invoice.schema.json"), "{}");
    const lock = readFileSync(join(cwd, "mobile/contracts.lock"), "utf8").replace(/sha256-.{5}/, "sha256-AAAAA");
    writeFileSync(join(cwd, "mobile/contracts.lock"), lock);
    writeFileSync(join(cwd, "pdf-plugin/contracts.lock"), '{ "lockVersion": 1, "contracts": [] }');
    const { rows } = await reportOf(cwd);
    const reasons = new Map(rows.map(({ consumer, reason }) => [consumer, reason]));
    expect(reasons.get("portal")).toContain("was changed after the snapshot was written");
    expect(reasons.get("mobile")).toContain("is stored nowhere");
    expect(reasons.get("pdf-plugin")).toContain("has not pinned it");
    expect(reasons.get("tax-plugin")).toBeUndefined();
  });

  it("reads a repository by its git address", async () => {
    const cwd = workspace();
    const bare = bareRepository(folderWith({}), join(cwd, "interface/contracts"));
    const file = join(cwd, "contracts.workspace.yaml");
    const text = readFileSync(file, "utf8").replace("    path: interface\n", `    git: file://${bare}#main\n`);
    writeFileSync(file, text);
    const { rows } = await reportOf(cwd, "--threads", "2");
    expect(rows.map(({ sides }) => sides[0]?.verdict)).toEqual(["no", "yes", "yes", "yes", "yes"]);
  });

  it.each<[string, string, RegExp]>([
    ["no list", "repositories: 7", /must be an array.*yaml:1:1/],
    ["an unknown key", "repositories:\n  - name: a\n    pat: b\n", /pat is not a known member.*:3:5/],
    ["no place", "repositories:\n  - name: a\n", /must have a path or a git address.*:2:5/],
    ["one name twice", "repositories:\n  - { name: a, path: . }\n  - { name: a, path: . }\n", /second time.*:3:7/],
    ["a repository that is not there", "repositories:\n  - { name: a, path: lost }\n", /lost is no folder/],
    ["a broken text", "repositories: [", /cannot be read as YAML/],
    [
      "an unknown use",
      "repositories:\n  - name: a\n    path: .\n    consumes: [{ contract: x, dtos: { A: { use: [] } } }]\n",
      /use is not a known member.*:4:/,
    ],
    [
      "a contract that nobody provides",
      "repositories:\n  - name: a\n    path: .\n    consumes: [{ contract: x }]\n",
      /no repository of this workspace provides/,
    ],
    [
      "a password",
      "repositories:\n  - { name: a, git: 'https://ada:secret@example.com/a.git' }\n",
      /holds a user or a password/,
    ],
    ["nothing to compare", "repositories:\n  - { name: a, path: . }\n", /nothing was compared/],
  ])("with %s says what and where", async (_, text, message) => {
    const cwd = folderWith({ "contracts.workspace.yaml": text });
    const { code, out, err } = await cli(["workspace", "check"], { cwd });
    expect(code).toBeGreaterThan(1);
    expect(out).toBe("");
    expect(err.replace(/\s+/g, " ")).toMatch(message);
    expect(err).not.toContain("secret");
    expect(err).not.toMatch(controls);
  });
});

describe("workspace can-release", () => {
  it("says yes, no with who and why, or that it does not know", async () => {
    const cwd = workspace();
    const no = await cli(["workspace", "can-release", "billing-api@2.0.0"], { cwd });
    expect(no.code).toBe(1);
    await expect(no.out).toMatchFileSnapshot("golden/workspace-can-release.txt");
    const unknown = await cli(["workspace", "can-release", "billing-api@2.0.0", "--to", "prod"], { cwd });
    expect(unknown).toMatchObject({ code: 3, out: expect.stringContaining("nothing is recorded of prod") });
    for (const [name, env] of [
      ["portal@5.0.0", "prod"],
      ["mobile@3.2.0", "prod"],
      ["archive@0.9.0", "staging"],
    ] as const) {
      expect((await cli(["workspace", "record", name, "--env", env], { cwd })).code).toBe(0);
    }
    expect((await cli(["workspace", "can-release", "billing-api@2.0.0", "--to", "prod"], { cwd })).code).toBe(0);
    expect((await cli(["workspace", "can-release", "billing-api@2.0.0", "--to", "staging"], { cwd })).code).toBe(1);
    // The consumer moves on in its repository; what runs there does not.
    writeFileSync(join(cwd, "archive/contracts.lock"), readFileSync(join(cwd, "portal/contracts.lock"), "utf8"));
    expect((await cli(["workspace", "can-release", "billing-api@2.0.0", "--to", "staging"], { cwd })).code).toBe(1);
  });

  it("of a consumer asks about what runs there", async () => {
    const cwd = workspace();
    expect((await cli(["workspace", "can-release", "archive@1.0.0", "--to", "prod"], { cwd })).code).toBe(3);
    await cli(["workspace", "record", "billing-api@1.1.0", "--env", "prod"], { cwd });
    const yes = await cli(["workspace", "can-release", "archive@1.0.0", "--to", "prod"], { cwd });
    expect(yes).toMatchObject({ code: 0, out: expect.stringContaining("archive@1.0.0 to prod: yes") });
    const recorded = await cli(["workspace", "record", "billing-api@2.0.0", "--env", "prod"], { cwd });
    expect(recorded.out).toContain("prod runs billing-api 2.0.0 (was 1.1.0)");
    const no = await cli(["workspace", "can-release", "archive@1.0.0", "--to", "prod", "--format", "json"], { cwd });
    expect(no.code).toBe(1);
    expect(JSON.parse(no.out)).toMatchObject({ kind: "can-release", verdict: "no", environment: "prod" });
  });

  it.each<[string, string[], number, RegExp]>([
    ["a version that is not stored", ["can-release", "billing-api@9.0.0"], 4, /contract-check snapshot/],
    ["nobody", ["can-release", "biling-api@1.0.0"], 2, /Did you mean "billing-api"/],
    ["no version", ["can-release", "billing-api"], 2, /NAME@VERSION/],
    ["a record of nowhere", ["record", "portal@1.0.0"], 2, /--env prod/],
    ["a record of nobody", ["record", "portl@1.0.0", "--env", "prod"], 2, /Did you mean "portal"/],
    ["a part that there is not", ["check", "--shard", "5/4"], 2, /1\/N to N\/N/],
    ["no command", [], 2, /check/],
    ["an unknown command", ["chekc"], 2, /check/],
  ])("with %s says what to type", async (_, argv, code, hint) => {
    const result = await cli(["workspace", ...argv], { cwd: workspace() });
    expect(result.code).toBe(code);
    expect((result.err + result.out).replace(/\s+/g, " ")).toMatch(hint);
  });

  it("believes no damaged record", async () => {
    const cwd = workspace();
    write(cwd, { "contracts.environments.json": '{ "environmentsVersion": 1,\n "deployments": [{}] }' });
    const { code, err } = await cli(["workspace", "can-release", "billing-api@2.0.0", "--to", "prod"], { cwd });
    expect(code).toBe(2);
    expect(err).toContain("contracts.environments.json:2");
  });
});

describe("workspace plan", () => {
  it("gives the bumps, the order and who must move first, and writes changesets", async () => {
    const cwd = workspace();
    const { code, out, err } = await cli(["workspace", "plan", "--changesets"], { cwd });
    expect(code).toBe(1);
    await expect(out).toMatchFileSnapshot("golden/workspace-plan.txt");
    expect(err).toBe("wrote .changeset/contract-check-interface.md\n");
    const file = readFileSync(join(cwd, ".changeset/contract-check-interface.md"), "utf8");
    await expect(file).toMatchFileSnapshot("golden/workspace-changeset.md");
    const json = await cli(["workspace", "plan", "--format", "json"], { cwd });
    expect(JSON.parse(json.out)).toMatchObject({ kind: "plan", cycles: [] });
  });
});

describe("workspace build", () => {
  it("runs every repository against the candidates and keeps what it said", async () => {
    const cwd = workspace();
    const { code, out } = await cli(["workspace", "build"], { cwd });
    expect(code).toBe(1);
    expect(out.split("\n")).toEqual([
      "archive: build failed with exit code 7",
      "  see .contract-check/build/archive.log",
      "mobile: ok",
      "pdf-plugin: ok",
      "portal: ok",
      "4 repositories, 1 failed.",
      "",
    ]);
    const log = (name: string) => readFileSync(join(cwd, `.contract-check/build/${name}.log`), "utf8");
    expect([log("archive"), log("mobile"), log("pdf-plugin")]).toEqual([
      "archive is broken\n",
      "2.0.0\n",
      "pdf conforms\n",
    ]);
    const fast = await cli(["workspace", "build", "--fail-fast"], { cwd });
    expect(fast.out).not.toContain("mobile");
    expect(readdirSync(cwd).filter((name) => name.startsWith("contract-check-candidates"))).toEqual([]);
  });

  it("since a revision runs what changed, and what depends on it", async () => {
    const cwd = workspace();
    git(cwd, "init", "--quiet", "--initial-branch=main");
    git(cwd, "add", "--all");
    git(cwd, "commit", "--quiet", "--message", "Release");
    const nothing = await cli(["workspace", "build", "--since", "HEAD"], { cwd });
    expect(nothing).toMatchObject({ code: 3, err: expect.stringContaining("Nothing to build changed since HEAD") });
    write(cwd, { "portal/src/main.js": "1" });
    const one = await cli(["workspace", "build", "--since", "HEAD"], { cwd });
    expect(one).toMatchObject({ code: 0, out: "portal: ok\n1 repository built.\n" });
    write(cwd, { "interface/src/dto.js": "1" });
    const all = await cli(["workspace", "build", "--since", "HEAD"], { cwd });
    expect(all.out).toContain("4 repositories, 1 failed.");
    const lost = await cli(["workspace", "build", "--since", "nowhere"], { cwd });
    expect(lost.code).toBe(3);
    expect(existsSync(join(cwd, ".contract-check"))).toBe(true);
  });
});
