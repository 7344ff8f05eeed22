/**
 * Every hostile plugin ends as a result, with the host alive: no process is left, no file is touched, the host's memory
 * stays where it was. `npm run hostile` prints the table.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallResult } from "../../../src/conformance/plugin.js";
import { createSandbox, type Sandbox } from "../../../src/conformance/sandbox/sandbox.js";
import { contain } from "../../support/hostile.js";
import { type HostileCase, hostileCases } from "../../support/hostile-cases.js";

const folder = join(import.meta.dirname, "../../../fixtures/conformance/hostile");
const secret = "the host's own secret";
const megabyte = 1024 * 1024;

let sandbox: Sandbox;
let scratch: string;
let canary: string;
const tmp = process.env.TMPDIR;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "hostile-"));
  canary = join(scratch, "package.json");
  writeFileSync(canary, secret);
  mkdirSync(join(scratch, "tmp"));
  // where children are started: they could touch what lies there, if they could touch anything
  process.env.TMPDIR = scratch;
  process.env.CONTRACT_CHECK_HOSTILE = secret;
  sandbox = createSandbox();
});

afterAll(async () => {
  await sandbox.close();
  if (tmp === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = tmp;
  delete process.env.CONTRACT_CHECK_HOSTILE;
  rmSync(scratch, { recursive: true, force: true });
});

const text = (result: CallResult): string =>
  result.end === "returned" ? new TextDecoder("latin1").decode(result.bytes) : "";

function held(): number {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

describe("hostile plugins are contained", () => {
  test.each(hostileCases)("$kind: $name", async (hostile: HostileCase) => {
    const before = held();
    const { result, clean } = await contain(sandbox, hostile);
    expect(hostile.ends).toContain(result.end);
    expect(clean).toBe(true);
    expect((held() - before) / megabyte).toBeLessThan(50);
    if (result.end === "returned") {
      const refused = [...result.bytes.subarray(0, hostile.refusals ?? 0)];
      expect(refused).not.toContain(0);
      expect(refused).toHaveLength(hostile.refusals ?? 0);
      if (hostile.says !== undefined) expect(text(result)).toMatch(hostile.says);
      expect(text(result)).not.toContain(secret);
      expect(text(result)).not.toContain("root:");
    }
    expect(readFileSync(canary, "utf8")).toBe(secret);
    expect(readdirSync(scratch).sort()).toEqual(["package.json", "tmp"]);
  });
});

test("nothing is left of them", async () => {
  await sandbox.close();
  expect(existsSync("/tmp/contract-check-hostile")).toBe(false);
  if (process.platform !== "linux") return;
  const children = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)], { encoding: "utf8" });
  expect(children.split("\n").filter((line) => line.includes("--wasm-max-mem-pages"))).toEqual([]);
});

test("every fixture has its case, and the sources are those of the builds", () => {
  const named = (kind: "wasm" | "js", end: string) =>
    readdirSync(join(folder, kind))
      .filter((file) => file.endsWith(end))
      .map((file) => file.slice(0, -end.length))
      .sort();
  const cases = (kind: "wasm" | "js") =>
    hostileCases
      .filter((each) => each.kind === kind)
      .map(({ name }) => name)
      .sort();
  expect(named("wasm", ".wasm")).toEqual(cases("wasm"));
  expect(named("js", ".mjs")).toEqual(cases("js"));
  // two are no modules, and have no source
  expect(named("wasm", ".wat")).toEqual(cases("wasm").filter((name) => !["truncated", "no-module"].includes(name)));
});
