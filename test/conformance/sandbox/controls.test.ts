/** The sandbox holds its own hostile controls, and notices when one of its protections is gone. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { attest } from "../../../src/conformance/sandbox/controls/attest.js";
import { createSandbox, type Sandbox, type Weakness } from "../../../src/conformance/sandbox/sandbox.js";
import { runSuite } from "../../../src/conformance/suite.js";

const fixtures = join(import.meta.dirname, "../../../fixtures");
let sandbox: Sandbox | undefined;
afterEach(async () => sandbox?.close());

describe.each(["core-1", "js-1"] as const)("%s", (abi) => {
  it("holds every control", async () => {
    sandbox = createSandbox();
    const { broken, results } = await attest(sandbox, abi);
    expect(broken).toBeUndefined();
    expect(results.length).toBeGreaterThan(4);
  });
});

it.each<[Weakness, string]>([
  ["memory", "memory-bomb"],
  ["tables", "table-bomb"],
  ["grants", "takes-all"],
])("notices that the protection of %s is gone", async (weakness, control) => {
  sandbox = createSandbox(weakness);
  const { broken, results } = await attest(sandbox, "core-1");
  expect(broken).toBeDefined();
  expect(results.filter((result) => result.broken !== undefined).map(({ id }) => id)).toContain(control);
});

it("judges nobody while it is broken", async () => {
  const options = { cwd: fixtures, contracts: "reference-plugins/contracts", checks: ["MET", "CAP"] };
  const report = await runSuite("reference-plugins/c", options, { sandbox: createSandbox("grants") });
  expect(report.verdict).toBe("error");
  expect(new Set(report.checks.map(({ status }) => status))).toEqual(new Set(["error"]));
});

it("has controls that are what their sources say", () => {
  execFileSync(process.execPath, ["scripts/controls.mjs", "--check"], { cwd: join(fixtures, "..") });
});
