/** SARIF against the published schema of its version. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { describeRules } from "../../src/compare/index.js";
import { type RenderOptions, render } from "../../src/report/index.js";
import { hostileReport, hostileTexts, largeReport } from "./hostile.js";
import { branchCheck, breakingCheck, paidCheck, samples } from "./samples.js";

const plain: RenderOptions = { color: false, width: 80 };
const packaged = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv as never);
const validate = ajv.compile(JSON.parse(readFileSync(packaged, "utf8")) as object);

interface Location {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { startLine: number };
  };
}

interface Run {
  readonly tool: {
    readonly driver: { readonly rules: readonly { id: string; helpUri?: string; fullDescription: { text: string } }[] };
  };
  readonly properties: Readonly<Record<string, unknown>>;
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly locations: readonly Location[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly relatedLocations?: readonly Location[];
    readonly suppressions?: readonly { readonly justification: string }[];
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}

async function runOf(report: Parameters<typeof render>[0], options: RenderOptions = plain): Promise<Run> {
  const log: unknown = JSON.parse(await render(report, "sarif", options));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return (log as { runs: [Run] }).runs[0];
}

describe("sarif", () => {
  for (const [name, report] of Object.entries(samples)) {
    it(`renders ${name} as the standard's schema says`, async () => {
      await runOf(report);
      await expect(await render(report, "sarif", plain)).toMatchFileSnapshot(`golden/${name}.sarif`);
    });
  }

  it("describes the rules it names and links to their pages", async () => {
    const { tool, results } = await runOf(describeRules(breakingCheck), {
      ...plain,
      rulePages: "https://docs.example/rules/",
    });
    const { rules } = tool.driver;
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    const required = rules.find(({ id }) => id === "property-became-required");
    expect(required?.helpUri).toBe("https://docs.example/rules/property-became-required.md");
    expect(required?.fullDescription.text).not.toBe("property-became-required");
  });

  it("suppresses what is waived, says what is new, and gives the document", async () => {
    const { results } = await runOf(branchCheck, { ...plain, prefix: "packages/api" });
    const waived = results.find(({ ruleId }) => ruleId === "type-changed");
    expect(waived?.suppressions?.[0]?.justification).toContain("team-billing until 2027-03-31");
    expect(waived?.properties.newOnThisBranch).toBe(true);
    const required = results.find(({ ruleId }) => ruleId === "property-became-required");
    expect(required?.level).toBe("error");
    expect(required?.locations[0]?.physicalLocation?.artifactLocation.uri).toBe("packages/api/src/dto.ts");
    expect(required?.relatedLocations?.[0]?.physicalLocation?.region.startLine).toBe(9);
    expect(required?.properties.proofs).toEqual([
      { direction: "backward", witness: { id: "inv-1", currency: "EUR" }, confirmedBy: "ajv 8.20.0" },
    ]);
  });

  it("asks for nothing where the version announces the break", async () => {
    const { results } = await runOf(paidCheck);
    expect(results.map(({ level }) => level)).toEqual(["note"]);
  });

  it("gives every result a fingerprint of its own", async () => {
    const { results } = await runOf(largeReport(500));
    expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints["contractCheck/v1"])).size).toBe(501);
  });

  it("keeps to the results that a code host accepts, and says what is left out", async () => {
    const { results, properties } = await runOf(largeReport(25_010));
    expect(results).toHaveLength(25_000);
    expect(results[0]?.level).toBe("error");
    expect(properties.leftOut).toBe(11);
  });

  it.each(hostileTexts)("stays valid with %j", async (text) => {
    const { results } = await runOf(hostileReport(text));
    const expected = await runOf(hostileReport("plain"));
    expect(results.map(({ level }) => level)).toEqual(expected.results.map(({ level }) => level));
    for (const { locations } of results) {
      for (const { physicalLocation } of locations) {
        if (physicalLocation === undefined) continue;
        const { uri } = physicalLocation.artifactLocation;
        expect(new URL(uri, "file:///repository/").href).toMatch(/^file:\/\/\/repository\/./);
      }
    }
  });
});
