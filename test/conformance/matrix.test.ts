/**
 * Every violating plugin fails exactly the check that it is named after; every reference plugin, one per language and
 * ABI, fails none. The other checks pass, or say why they do not apply: none is skipped, none is an error.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checks } from "../../src/conformance/checks/index.js";
import { type ConformanceOptions, runSuite } from "../../src/conformance/suite.js";
import type { CheckStatus } from "../../src/model/conformance.js";

const cwd = join(import.meta.dirname, "../../fixtures");
const options: ConformanceOptions = { cwd, contracts: "reference-plugins/contracts" };
/** What a check needs beside the plugin. */
const further: Readonly<Record<string, Partial<ConformanceOptions>>> = {
  "ver-03": { against: "reference-plugins/js" },
};

/** Their violating plugins do not come up at all. */
const neverUp: readonly string[] = ["abi-01", "abi-04", "abi-05"];

const withManifest = (folder: string): string[] =>
  readdirSync(join(cwd, folder)).filter((name) => existsSync(join(cwd, folder, name, "manifest.toml")));

async function outcomes(path: string, more: Partial<ConformanceOptions> = {}) {
  const { checks: results } = await runSuite(path, { ...options, ...more });
  const of = (...wanted: readonly CheckStatus[]) => results.filter(({ status }) => wanted.includes(status));
  const silent = of("not-applicable").filter(({ reason = "" }) => reason === "");
  return {
    failed: of("fail").map(({ id }) => id),
    // with the reason, so that it is in the message when the test fails
    undecided: of("error", "skip").map(({ id, status, reason }) => `${id} ${status}: ${reason}`),
    withoutReason: silent.map(({ id }) => id),
  };
}

describe("violating plugins", () => {
  test.each(withManifest("conformance/bad"))("%s", { timeout: 240_000 }, async (id) => {
    const { failed, undecided, withoutReason } = await outcomes(`conformance/bad/${id}`, further[id]);
    expect(failed).toEqual([id.toUpperCase()]);
    expect(withoutReason).toEqual([]);
    // a plugin that does not come up cannot be judged in anything else
    expect(undecided.filter((each) => !neverUp.includes(id) || !each.includes(" skip: "))).toEqual([]);
  });
});

describe("reference plugins", () => {
  test.each(withManifest("reference-plugins"))("%s", { timeout: 240_000 }, async (name) => {
    const expected = { failed: [], undecided: [], withoutReason: [] };
    expect(await outcomes(`reference-plugins/${name}`)).toEqual(expected);
  });
});

test.each(checks.map(({ id }) => id.toLowerCase()))(
  "%s has a violating plugin and a page",
  (id) => {
    expect(existsSync(join(cwd, `conformance/bad/${id}/manifest.toml`))).toBe(true);
    expect(existsSync(join(cwd, `../docs/conformance/${id}.md`))).toBe(true);
  },
);
