/** Where reporters send a reader: for what is gone, to what is left; and to the other places of one finding. */
import { describe, expect, it } from "vitest";
import type { DiffReport, Finding } from "../../src/model/report.js";
import { type RenderOptions, render } from "../../src/report/index.js";
import { breakingDiff } from "./samples.js";

const plain: RenderOptions = { color: false, width: 80, prefix: "packages/api" };

function reportOf(more: Partial<Finding>): DiffReport {
  const [dto] = breakingDiff.dtos;
  const [sample] = breakingDiff.findings;
  if (dto === undefined || sample === undefined) throw new Error("the sample has a finding");
  const { oldSource: _, ...rest } = sample;
  const findings: readonly Finding[] = [{ ...rest, rule: "property-removed", ...more }];
  return { ...breakingDiff, findings, dtos: [{ ...dto, findings }] };
}

const stored = { file: "contracts/billing/1.4.0/Invoice.schema.json", line: 9, column: 5, text: '    "dueDate": {' };
const near = { file: "src/dto.ts", line: 4, column: 14, text: "export const Invoice = z.object({" };
const removed = reportOf({ source: stored, near });

interface Place {
  readonly message?: { readonly text: string };
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { startLine: number };
  };
}

async function sarifPlaces(report: DiffReport): Promise<Record<"locations" | "relatedLocations", string[]>> {
  const log = JSON.parse(await render(report, "sarif", plain)) as {
    runs: [{ results: [{ locations: Place[]; relatedLocations?: Place[] }] }];
  };
  const { locations, relatedLocations = [] } = log.runs[0].results[0];
  const words = ({ message, physicalLocation: { artifactLocation, region } }: Place) =>
    `${message === undefined ? "" : `${message.text}: `}${artifactLocation.uri}:${region.startLine}`;
  return { locations: locations.map(words), relatedLocations: relatedLocations.map(words) };
}

describe("what is gone", () => {
  it("is annotated where something is left", async () => {
    expect(await render(removed, "github", plain)).toMatch(/^::error file=packages\/api\/src\/dto\.ts,line=4,col=14,/);
    expect(JSON.parse(await render(removed, "gitlab", plain))).toMatchObject([
      { location: { path: "packages/api/src/dto.ts", lines: { begin: 4 } } },
    ]);
    expect(await sarifPlaces(removed)).toEqual({
      locations: ["packages/api/src/dto.ts:4"],
      relatedLocations: ["where it was before: packages/api/contracts/billing/1.4.0/Invoice.schema.json:9"],
    });
  });

  it("keeps its old place where what is left is in no file of the checkout", async () => {
    const report = reportOf({ source: stored, near: { ...near, file: "git:HEAD:src/dto.ts" } });
    expect(await render(report, "github", plain)).toMatch(/^::error file=packages\/api\/contracts\/billing/);
    expect(await sarifPlaces(report)).toEqual({
      locations: ["packages/api/contracts/billing/1.4.0/Invoice.schema.json:9"],
      relatedLocations: [],
    });
  });

  it.each(["text", "markdown", "html"] as const)("is shown by its old line in %s", async (format) => {
    expect(await render(removed, format, plain)).toBe(await render(reportOf({ source: stored }), format, plain));
  });
});

describe("other places of one finding", () => {
  const alsoAt = Array.from({ length: 24 }, (_, i) =>
    i === 1
      ? { pointer: "/properties/print" }
      : { pointer: `/properties/p${i}`, source: { ...near, line: 100 + i, column: 3 } },
  );
  const report = reportOf({ source: near, alsoAt });

  it("are three in text that is verbose, and none otherwise", async () => {
    const text = await render(report, "text", { ...plain, verbose: true });
    expect(text).toContain(`
    also at:     src/dto.ts:100:3
                 /properties/print
                 src/dto.ts:102:3
                 … and 21 more
`);
    expect(await render(report, "text", plain)).not.toContain("also at:");
  });

  it("fold in markdown, and are cut", async () => {
    const markdown = await render(report, "markdown", plain);
    expect(markdown).toContain("<details>\n<summary>Also in 24 more places</summary>\n\n- `src/dto.ts:100:3`\n");
    expect(markdown).toContain("- `src/dto.ts:119:3`\n- … and 4 more\n\n</details>\n\n</details>");
  });

  it("fold in the page, and are cut", async () => {
    const page = await render(report, "html", plain);
    const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
    const { also } = JSON.parse(data).sections[0].changes[0];
    expect(also.caption).toBe("Also in 24 more places");
    expect(also.places.slice(-2)).toEqual(["src/dto.ts:119:3", "… and 4 more"]);
    expect(also.places).toHaveLength(21);
  });

  it("are related locations in SARIF, where they are in a file", async () => {
    const { relatedLocations } = await sarifPlaces(report);
    expect(relatedLocations).toHaveLength(19);
    expect(relatedLocations[0]).toBe("the same change: packages/api/src/dto.ts:100");
  });
});
