/**
 * Every violating plugin fails exactly the check that it is named after. The other checks pass, or say why they do not
 * apply: none is skipped, none is an error. That every check passes for somebody is in conforming.test.ts.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checks } from "../../src/conformance/checks/index.js";
import type { ConformanceOptions } from "../../src/conformance/suite.js";
import { fixtures, outcomes, withManifest } from "../support/conformance.js";

/** What a check needs beside the plugin. */
const further: Readonly<Record<string, Partial<ConformanceOptions>>> = {
  "ver-03": { against: "reference-plugins/js" },
};

/** Ten thousand calls and a hundred instances: for the plugins that these are about, and for those that conform. */
const soak = ["STB-01", "STB-02", "STB-03"];
const quick = checks.map(({ id }) => id).filter((id) => !soak.includes(id));

/** Their violating plugins do not come up at all. */
const neverUp: readonly string[] = ["abi-01", "abi-04", "abi-05"];

describe("violating plugins", () => {
  test.each(withManifest("conformance/bad"))("%s", { timeout: 240_000 }, async (id) => {
    const chosen = id.startsWith("stb") ? {} : { checks: quick };
    const found = await outcomes(`conformance/bad/${id}`, { ...chosen, ...further[id] });
    expect(found.failed).toEqual([id.toUpperCase()]);
    expect(found.withoutReason).toEqual([]);
    // a plugin that does not come up cannot be judged in anything else
    expect(found.undecided.filter((each) => !neverUp.includes(id) || !each.includes(" skip: "))).toEqual([]);
  });
});

test.each(checks.map(({ id }) => id.toLowerCase()))("%s has a violating plugin and a page", (id) => {
  expect(existsSync(join(fixtures, `conformance/bad/${id}/manifest.toml`))).toBe(true);
  expect(existsSync(join(fixtures, `../docs/conformance/${id}.md`))).toBe(true);
});
