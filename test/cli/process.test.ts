/** The executable as a process: start, pipes, what it loads. Runs on the compiled sources. */
import { execFile, spawn } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../scripts/bundle.mjs";
import { folderWith, write } from "./folder.js";

const home = mkdtempSync(join(tmpdir(), "contract-check-process-"));
const main = join(home, "dist/cli/main.js");

beforeAll(async () => {
  await bundle(resolve("."), join(home, "dist"));
  copyFileSync("package.json", join(home, "package.json"));
  symlinkSync(resolve("node_modules"), join(home, "node_modules"));
}, 180_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const pair = {
  "old.json": { type: "object", properties: { id: { type: "string" } } },
  "new.json": { type: "object", properties: { id: { type: "integer" } } },
};

async function start(argv: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  const child = promisify(execFile)(process.execPath, [main, ...argv], { cwd, env: { ...process.env, ...env } });
  child.child.stdin?.end();
  return child.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

describe("the executable", () => {
  it("gives its version from nothing but its own file", async () => {
    const alone = folderWith({
      "dist/cli/main.js": readFileSync(main, "utf8"),
      "package.json": { type: "module", version },
    });
    const { stdout } = await promisify(execFile)(process.execPath, [join(alone, "dist/cli/main.js"), "--version"]);
    expect(stdout).toBe(`${version}\n`);
  });

  it.each([
    [["help"], 0],
    [["help", "workspace"], 0],
    [["workspace", "help", "check"], 0],
    [["workspace"], 2],
    [["report"], 2],
  ] as const)("shows the help of %j without a complaint, and ends with %i", async (argv, code) => {
    const result = await start(argv, home);
    expect(result.code).toBe(code);
    expect(code === 0 ? result.stdout : result.stderr).toContain("Usage: contract-check");
    expect(result.stderr).not.toContain("error:");
  });

  it("knows no help for a command that is not there", async () => {
    const result = await start(["help", "chek"], home);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain('Did you mean "check"?');
  });

  it("answers a workspace by threads as it does alone", async () => {
    const cwd = folderWith({});
    cpSync("fixtures/workspaces/invoicing", cwd, { recursive: true });
    const check = (threads: string) =>
      start(["workspace", "check", "--no-cache", "--threads", threads, "--format", "json"], cwd);
    const alone = await check("1");
    expect(alone).toMatchObject({ code: 1, stderr: "" });
    expect(await check("2")).toMatchObject({ code: 1, stdout: alone.stdout, stderr: "" });
  });

  it("keeps the result on standard output and complaints on standard error", async () => {
    const cwd = folderWith(pair);
    const found = await start(["diff", "old.json", "new.json"], cwd);
    expect(found).toMatchObject({ code: 1, stdout: expect.stringContaining("type-changed"), stderr: "" });
    const failed = await start(["diff", "old.json", "newer.json"], cwd);
    expect(failed).toMatchObject({ code: 3, stdout: "", stderr: expect.stringContaining("hint:") });
  });

  it("does not load what a small diff does not need", async () => {
    const cwd = folderWith(pair);
    const coverage = join(cwd, "coverage");
    await start(["diff", "old.json", "new.json"], cwd, { NODE_V8_COVERAGE: coverage });
    const urls = (file: string) => {
      const { result } = JSON.parse(readFileSync(join(coverage, file), "utf8")) as { result: { url: string }[] };
      return result.map(({ url }) => url);
    };
    const loaded = readdirSync(coverage).flatMap(urls);
    const isLoaded = (part: string) => loaded.some((url) => url.includes(part));
    expect(isLoaded("dist/chunks/diff.js")).toBe(true);
    for (const heavy of ["zod", "jiti", "@apidevtools", "yaml", "smol-toml", "@hyperjump", "valibot", "arktype"]) {
      expect(isLoaded(`node_modules/${heavy}/`), heavy).toBe(false);
    }
    for (const other of ["check", "store", "exporters"]) {
      expect(readdirSync(join(home, "dist/chunks"))).toContain(`${other}.js`);
      expect(isLoaded(`dist/chunks/${other}.js`), other).toBe(false);
    }
  });

  it("does not mind a reader that stops", async () => {
    const child = spawn(process.execPath, [main, "rules", "--format", "json"], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.once("data", () => child.stdout.destroy());
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += String(chunk);
    });
    const code = await new Promise((settle) => child.on("close", settle));
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("takes a failure that nobody waited for as one of its own, not as a finding", async () => {
    const cwd = folderWith({
      "contract-check.config.mjs": `Promise.reject(new Error("late \u001b[2J"));
await new Promise((settle) => setImmediate(settle));
export default {};
`,
    });
    const { code, stderr } = await start(["check"], cwd);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^internal error: Error: late \\u001b\[2J\nhint: /);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("reads a pipe, and refuses what is not text", async () => {
    const cwd = folderWith(pair);
    const piped = (input: string | Uint8Array) =>
      new Promise<number | null>((settle) => {
        const child = spawn(process.execPath, [main, "diff", "-", "new.json"], {
          cwd,
          stdio: ["pipe", "ignore", "ignore"],
        });
        child.on("close", settle);
        child.stdin.end(input);
      });
    expect(await piped(JSON.stringify(pair["new.json"]))).toBe(0);
    expect(await piped(new Uint8Array([0xff, 0xfe]))).toBe(3);
  });

  it.skipIf(process.platform === "win32")("leaves no checkout of the base behind when it is interrupted", async () => {
    const at = (source: object) => ({ contracts: [{ name: "billing", source }] });
    // The base's exporter interrupts its parent in the middle of the work.
    const interrupting = { kind: "command", run: "kill -INT $PPID; sleep 60" };
    const cwd = folderWith({ "contract-check.config.json": at(interrupting), "schemas/a.json": { type: "string" } });
    const temporary = folderWith({});
    for (const args of [
      ["init", "--quiet"],
      ["add", "."],
      ["commit", "--quiet", "--message", "start"],
    ]) {
      await promisify(execFile)("git", ["-c", "user.name=Ana", "-c", "user.email=ana@example.com", ...args], { cwd });
    }
    write(cwd, { "contract-check.config.json": at({ kind: "files", path: "schemas" }) });
    const ended = await start(["check", "--base", "HEAD"], cwd, { TMPDIR: temporary });
    expect(ended).toMatchObject({ signal: "SIGINT" });
    expect(readdirSync(temporary)).toEqual([]);
  });
});
