import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBaselines, readGitFile, writeSnapshot } from "../../src/store/index.js";
import { billing, contents, invoice, problemOf, temporaryFolder } from "./support.js";

/** A user's git, not this machine's: no global settings, a fixed author and date. */
const identity = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.com",
  GIT_AUTHOR_DATE: "2024-01-01T00:00:00Z",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.com",
  GIT_COMMITTER_DATE: "2024-01-01T00:00:00Z",
};
const saved = { ...process.env };
beforeEach(() => {
  Object.assign(process.env, identity);
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in saved)) delete process.env[name];
  Object.assign(process.env, saved);
});

function git(cwd: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

function commit(repository: string, message: string): string {
  git(repository, "add", "--all");
  git(repository, "commit", "--quiet", "--message", message);
  return git(repository, "rev-parse", "HEAD");
}

/** A repository with version 1.0.0 on main and at tag v1.0.0, and 1.1.0 on the branch `next`, which is checked out. */
async function repository(project = "."): Promise<{ top: string; root: string; main: string }> {
  const top = temporaryFolder();
  const root = join(top, project);
  mkdirSync(join(root, "schemas"), { recursive: true });
  git(top, "init", "--quiet", "--initial-branch=main");
  writeFileSync(join(root, "schemas/Invoice.json"), JSON.stringify(invoice));
  await writeSnapshot("contracts", billing("1.0.0"), { root });
  const main = commit(top, "Release 1.0.0");
  git(top, "tag", "v1.0.0");
  git(top, "switch", "--quiet", "--create", "next");
  writeFileSync(join(root, "schemas/Invoice.json"), "{}");
  await writeSnapshot("contracts", billing("1.1.0"), { root });
  commit(top, "Release 1.1.0");
  return { top, root, main };
}

function shallowClone(of: string, branch: string): string {
  const clone = join(temporaryFolder(), "clone");
  git(of, "clone", "--quiet", "--depth=1", "--branch", branch, pathToFileURL(of).href, clone);
  return clone;
}

describe("a git revision as the source of baselines", () => {
  it.each(["main", "v1.0.0", "HEAD~1", "refs/heads/main", "next~1", "main@{0}", "tags/v1.0.0^{}"])(
    "reads what was committed at %s, not what is on the disk",
    async (ref) => {
      const { root } = await repository();
      rmSync(join(root, "contracts"), { recursive: true });
      const source = await openBaselines(`git:${ref}`, { root });
      expect(source.label).toBe(`git:${ref}:contracts`);
      expect(await source.contracts()).toEqual(["billing-api"]);
      expect(await source.versions("billing-api")).toEqual(["1.0.0"]);
      const stored = await source.read("billing-api", "1.0.0");
      expect(stored.label).toBe(`git:${ref}:contracts/billing-api/1.0.0`);
      expect(stored.dtos.map(({ name }) => name)).toEqual(["Invoice", "Shipment"]);
      expect(stored.dtos[0]?.source.json).toEqual(invoice);
      expect(stored.dtos[0]?.source.locate("/required/1")).toEqual({
        file: `git:${ref}:contracts/billing-api/1.0.0/Invoice.schema.json`,
        line: 21,
        column: 5,
        text: '    "total"',
      });
    },
  );

  it("takes a commit by its hash, whole or abbreviated", async () => {
    const { root, main } = await repository();
    for (const ref of [main, main.slice(0, 10)]) {
      expect(await (await openBaselines(`git:${ref}`, { root })).versions("billing-api")).toEqual(["1.0.0"]);
    }
  });

  it("works in a folder of a repository and in a work tree, with paths relative to the root", async () => {
    const { top, root } = await repository("packages/billing (eu)");
    expect(await (await openBaselines("git:main:contracts", { root })).contracts()).toEqual(["billing-api"]);
    expect(await (await openBaselines("git:main:./contracts/", { root })).contracts()).toEqual(["billing-api"]);
    expect(await (await openBaselines("git:main", { root: top })).contracts()).toEqual([]);
    const worktree = join(temporaryFolder(), "tree");
    git(top, "worktree", "add", "--quiet", worktree, "main");
    const source = await openBaselines("git:next", { root: join(worktree, "packages/billing (eu)") });
    expect(await source.versions("billing-api")).toEqual(["1.1.0", "1.0.0"]);
  });

  it("finds snapshots at the top of the repository itself", async () => {
    const top = temporaryFolder();
    git(top, "init", "--quiet", "--initial-branch=main");
    await writeSnapshot(".", billing("1.0.0"), { root: top });
    commit(top, "Release 1.0.0");
    const source = await openBaselines("git:main:.", { root: top });
    expect((await source.read("billing-api", "1.0.0")).dtos).toHaveLength(2);
  });

  it("is empty where the revision has no such folder", async () => {
    const { root } = await repository();
    const source = await openBaselines("git:main:elsewhere", { root });
    expect(await source.contracts()).toEqual([]);
    expect((await problemOf(() => source.read("billing-api", "1.0.0"))).kind).toBe("baseline-missing");
  });

  it("refuses a snapshot that was damaged before it was committed", async () => {
    const { root } = await repository();
    writeFileSync(join(root, "contracts/billing-api/1.1.0/Invoice.schema.json"), "{}");
    commit(root, "Damage 1.1.0");
    const source = await openBaselines("git:next", { root });
    expect(await problemOf(() => source.read("billing-api", "1.1.0"))).toMatchObject({
      kind: "digest-mismatch",
      place: { file: "git:next:contracts/billing-api/1.1.0/Invoice.schema.json" },
      hint: expect.stringContaining("name a revision"),
    });
  });

  it("does not follow a committed link", async () => {
    const { root } = await repository();
    rmSync(join(root, "contracts/billing-api/1.1.0/Invoice.schema.json"));
    symlinkSync("../1.0.0/Invoice.schema.json", join(root, "contracts/billing-api/1.1.0/Invoice.schema.json"));
    commit(root, "Link");
    const source = await openBaselines("git:next", { root });
    expect((await problemOf(() => source.read("billing-api", "1.1.0"))).message).toContain("not an ordinary file");
  });

  it("prefers the local branch and knows the remote's", async () => {
    const { top } = await repository();
    const clone = join(temporaryFolder(), "clone");
    git(top, "clone", "--quiet", "--branch", "next", pathToFileURL(top).href, clone);
    const source = await openBaselines("git:main", { root: clone });
    expect(await source.versions("billing-api")).toEqual(["1.0.0"]);
  });
});

describe("a shallow clone", () => {
  it.each(["main", "v1.0.0", "origin/main"])("fetches just the revision %s", async (ref) => {
    const { top } = await repository();
    const clone = shallowClone(top, "next");
    const source = await openBaselines(`git:${ref}`, { root: clone });
    expect(await source.versions("billing-api")).toEqual(["1.0.0"]);
    expect(git(clone, "rev-list", "--count", "FETCH_HEAD")).toBe("1");
    expect(git(clone, "rev-parse", "--is-shallow-repository")).toBe("true");
    expect(git(clone, "status", "--porcelain")).toBe("");
  });

  it("fetches a commit by its hash", async () => {
    const { top, main } = await repository();
    git(top, "config", "uploadpack.allowAnySHA1InWant", "true");
    const source = await openBaselines(`git:${main}`, { root: shallowClone(top, "next") });
    expect(await source.versions("billing-api")).toEqual(["1.0.0"]);
  });

  it("asks the remote once for what many files are read from", async () => {
    const { top } = await repository();
    const clone = shallowClone(top, "next");
    expect(await readGitFile({ root: clone, ref: "main", path: "schemas/Invoice.json" })).toBe(JSON.stringify(invoice));
    rmSync(top, { recursive: true });
    expect(await readGitFile({ root: clone, ref: "main", path: "schemas/Invoice.json" })).toBe(JSON.stringify(invoice));
  });

  it("does not ask the remote for what it has", async () => {
    const { top } = await repository();
    const clone = shallowClone(top, "next");
    rmSync(top, { recursive: true });
    expect(await (await openBaselines("git:next", { root: clone })).contracts()).toEqual(["billing-api"]);
    expect(await (await openBaselines("git:HEAD", { root: clone })).contracts()).toEqual(["billing-api"]);
  });

  it.each([
    ["main", "git fetch --depth=1 origin main"],
    ["HEAD~1", "git fetch --unshallow"],
  ])("says exactly what to type when %s cannot be had", async (ref, command) => {
    const { top } = await repository();
    const clone = shallowClone(top, "next");
    rmSync(top, { recursive: true });
    expect(await problemOf(() => openBaselines(`git:${ref}`, { root: clone }))).toMatchObject({
      kind: "source",
      message: expect.stringContaining("shallow clone"),
      hint: `Type: ${command}; in GitHub Actions, set fetch-depth: 0 on actions/checkout.`,
    });
  });

  it("is the only place that fetches: a full clone keeps its history", async () => {
    const { top } = await repository();
    const clone = join(temporaryFolder(), "clone");
    git(top, "clone", "--quiet", "--single-branch", "--branch", "next", pathToFileURL(top).href, clone);
    expect(await problemOf(() => openBaselines("git:v9.0.0", { root: clone }))).toMatchObject({
      kind: "source",
      hint: expect.stringContaining("git fetch origin v9.0.0"),
    });
    expect(existsSync(join(clone, ".git/shallow"))).toBe(false);
    expect(existsSync(join(clone, ".git/FETCH_HEAD"))).toBe(false);
  });
});

describe("what is refused", () => {
  it.each([
    "",
    "--upload-pack=touch /tmp/x",
    "-main",
    "main..next",
    "^main",
    "+main",
    "a b",
    "main\u001b[31m",
    "a*",
    "/main",
  ])("the revision %j", async (ref) => {
    const { root } = await repository();
    const problem = await problemOf(() => openBaselines(`git:${ref}`, { root }));
    expect(problem.kind).toBe("usage");
    expect(problem.message).not.toContain("\u001b");
  });

  it.each(["../contracts", "/etc", "a/../../x"])("the path %s", async (path) => {
    const { root } = await repository("packages/billing");
    expect((await problemOf(() => openBaselines(`git:main:${path}`, { root }))).kind).toBe("forbidden-reference");
    expect((await problemOf(() => readGitFile({ root, ref: "main", path }))).kind).toBe("forbidden-reference");
  });

  it("a folder without a repository", async () => {
    const root = temporaryFolder();
    process.env.GIT_CEILING_DIRECTORIES = join(root, "..");
    expect(await problemOf(() => openBaselines("git:main", { root }))).toMatchObject({
      kind: "source",
      message: "git:main cannot be read: the project is not in a git repository.",
    });
  });

  it("a machine without git", async () => {
    process.env.PATH = temporaryFolder();
    expect(await problemOf(() => openBaselines("git:main", { root: temporaryFolder() }))).toMatchObject({
      kind: "source",
      hint: expect.stringContaining("Install git"),
    });
  });
});

describe("git runs nothing of the repository's", () => {
  it("neither hooks, monitors, pagers nor prompts, nor the repository that a hook's environment names", async () => {
    const { top } = await repository();
    const clone = shallowClone(top, "next");
    const [trap, sprung] = [join(clone, ".git/trap"), join(clone, ".git/sprung")];
    writeFileSync(trap, `#!/bin/sh\necho "$@" >> '${sprung}'\n`);
    chmodSync(trap, 0o755);
    for (const setting of ["core.fsmonitor", "core.pager", "core.askPass", "core.editor"])
      git(clone, "config", setting, trap);
    git(clone, "config", "core.hooksPath", join(clone, ".git/traps"));
    // Now the fetch changes a reference, which is what the first of these hooks is called for.
    git(clone, "config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
    mkdirSync(join(clone, ".git/traps"));
    for (const hook of ["reference-transaction", "post-checkout", "post-index-change", "pre-auto-gc"]) {
      symlinkSync(trap, join(clone, ".git/traps", hook));
    }
    process.env.GIT_DIR = join(temporaryFolder(), "nowhere");
    const before = contents(join(clone, "contracts"));
    expect(await (await openBaselines("git:main", { root: clone })).contracts()).toEqual(["billing-api"]);
    expect(existsSync(sprung) ? readFileSync(sprung, "utf8") : "").toBe("");
    expect(contents(join(clone, "contracts"))).toEqual(before);
  });
});

describe("readGitFile", () => {
  it("gives the text of a file at a revision", async () => {
    const { root } = await repository("packages/billing");
    expect(await readGitFile({ root, ref: "main", path: "schemas/Invoice.json" })).toBe(JSON.stringify(invoice));
    expect(await readGitFile({ root, ref: "next", path: "./schemas/Invoice.json" })).toBe("{}");
  });

  it.each(["schemas/Gone.json", "schemas", "Invoice.json", "."])("says that %s is no file there", async (path) => {
    const { root } = await repository("packages/billing");
    expect(await problemOf(() => readGitFile({ root, ref: "main", path }))).toMatchObject({
      kind: "not-found",
      hint: expect.stringContaining("git ls-tree main"),
    });
  });

  it("takes names literally that git would read as patterns", async () => {
    const { root } = await repository();
    for (const name of [":(glob)*.json", "*.json", "Straße.json", 'a"b.json', "a\tb.json"]) {
      writeFileSync(join(root, "schemas", name), JSON.stringify({ title: name }));
    }
    commit(root, "Add awkward names");
    for (const name of [":(glob)*.json", "*.json", "Straße.json", 'a"b.json', "a\tb.json"]) {
      const text = await readGitFile({ root, ref: "next", path: `schemas/${name}` });
      expect(JSON.parse(text)).toEqual({ title: name });
    }
  });

  it("refuses bytes that are no text", async () => {
    const { root } = await repository();
    writeFileSync(join(root, "schemas/Invoice.json"), Buffer.from([0xff, 0xfe, 0x00]));
    commit(root, "Break");
    expect((await problemOf(() => readGitFile({ root, ref: "next", path: "schemas/Invoice.json" }))).kind).toBe(
      "syntax",
    );
  });
});
