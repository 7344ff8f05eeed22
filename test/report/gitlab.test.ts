/** Code quality reports, as GitLab reads them. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { type RenderOptions, render } from "../../src/report/index.js";
import { hostileReport, hostileTexts, largeReport } from "./hostile.js";
import { branchCheck, paidCheck, samples } from "./samples.js";

const plain: RenderOptions = { color: false, width: 80 };

/** What GitLab's documentation asks of an issue. */
const validate = new Ajv2020({ allErrors: true }).compile({
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", pattern: "^[0-9a-f]{32}$" },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", minLength: 1 },
          lines: { type: "object", required: ["begin"], properties: { begin: { type: "integer", minimum: 1 } } },
        },
      },
    },
  },
});

type Issue = Readonly<{ check_name: string; fingerprint: string; severity: string; location: { path: string } }>;

async function issuesOf(report: Parameters<typeof render>[0], options = plain): Promise<readonly Issue[]> {
  const issues: unknown = JSON.parse(await render(report, "gitlab", options));
  validate(issues);
  expect(validate.errors ?? []).toEqual([]);
  const read = issues as readonly Issue[];
  expect(new Set(read.map(({ fingerprint }) => fingerprint)).size).toBe(read.length);
  return read;
}

describe("gitlab", () => {
  for (const [name, report] of Object.entries(samples)) {
    it(`renders ${name}`, async () => {
      await issuesOf(report);
      await expect(await render(report, "gitlab", plain)).toMatchFileSnapshot(`golden/${name}.gitlab.json`);
    });
  }

  it("has one issue per change, by how much it asks for", async () => {
    const issues = await issuesOf(branchCheck, { ...plain, prefix: "packages/api" });
    expect(issues.map(({ check_name, severity }) => [check_name, severity])).toEqual([
      ["version-bump-too-small", "critical"],
      ["property-became-required", "critical"],
      ["undecided", "minor"],
      ["description-changed", "info"],
      ["type-changed", "info"],
    ]);
    expect(issues[1]?.location.path).toBe("packages/api/src/dto.ts");
    expect((await issuesOf(paidCheck)).map(({ severity }) => severity)).toEqual(["minor"]);
  });

  it("keeps the fingerprint of a change when others come", async () => {
    const before = new Set((await issuesOf(largeReport(10))).map(({ fingerprint }) => fingerprint));
    const after = new Set((await issuesOf(largeReport(20))).map(({ fingerprint }) => fingerprint));
    expect([...before].every((fingerprint) => after.has(fingerprint))).toBe(true);
  });

  it.each(hostileTexts)("stays in its format with %j", async (text) => {
    expect(await issuesOf(hostileReport(text))).toHaveLength((await issuesOf(hostileReport("plain"))).length);
  });
});
