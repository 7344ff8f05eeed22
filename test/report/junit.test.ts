/** JUnit XML, read by a parser that consumers use. */
import { parse, type TestSuites } from "junit2json";
import { describe, expect, it } from "vitest";
import { type RenderOptions, render } from "../../src/report/index.js";
import { hostileReport, hostileTexts, largeReport } from "./hostile.js";
import { branchCheck, breakingCheck, paidCheck, samples } from "./samples.js";

const plain: RenderOptions = { color: false, width: 80 };

async function read(report: Parameters<typeof render>[0]): Promise<TestSuites> {
  const parsed = await parse(await render(report, "junit", plain));
  if (parsed === undefined || parsed === null || !("testsuite" in parsed)) throw new Error("no suites were read");
  return parsed as TestSuites;
}

const outcomes = (suites: TestSuites) =>
  (suites.testsuite ?? []).flatMap((suite) =>
    (suite.testcase ?? []).map((each) => {
      const outcome = each.failure ? "failure" : each.error ? "error" : each.skipped ? "skipped" : "passed";
      return `${each.classname} | ${each.name}: ${outcome}`;
    }),
  );

describe("junit", () => {
  for (const [name, report] of Object.entries(samples)) {
    it(`renders ${name}`, async () => {
      await expect(await render(report, "junit", plain)).toMatchFileSnapshot(`golden/${name}.junit.xml`);
      const suites = await read(report);
      const found = outcomes(suites);
      expect(suites.tests).toBe(found.length);
      expect(suites.failures).toBe(found.filter((each) => each.endsWith("failure")).length);
      expect((suites.testsuite ?? []).reduce((sum, suite) => sum + (suite.skipped ?? 0), 0)).toBe(
        found.filter((each) => each.endsWith("skipped")).length,
      );
    });
  }

  it("has a case per DTO and direction owed, and one for the version", async () => {
    expect(outcomes(await read(breakingCheck))).toEqual([
      "billing.Invoice | Invoice: old data read by the new side: failure",
      "billing.Invoice | Invoice: new data read by the old side: failure",
      "billing.Shipment | Shipment: new data read by the old side: skipped",
      "billing.Project | Project: old data read by the new side: passed",
      "billing.Project | Project: new data read by the old side: passed",
      "billing | version: failure",
      "plugin-abi | baseline: skipped",
    ]);
  });

  it("fails neither for what is waived nor for what the version announces", async () => {
    const branch = outcomes(await read(branchCheck)).filter((each) => each.startsWith("branch."));
    expect(branch).toEqual([
      "branch.billing.Invoice | Invoice: old data read by the new side: passed",
      "branch.billing.Invoice | Invoice: new data read by the old side: passed",
    ]);
    expect((await read(paidCheck)).failures).toBe(0);
    expect(await render(branchCheck, "junit", plain)).toContain("accepted by team-billing until 2027-03-31");
  });

  it("has failures with the text: who is hurt, what to do, the document", async () => {
    const [invoice] = (await read(breakingCheck)).testsuite?.[0]?.testcase ?? [];
    const text = invoice?.failure?.[0]?.inner ?? "";
    expect(text).toContain("Who is hurt: Clients that still send invoices");
    expect(text).toContain('{"id":"inv-1","currency":"EUR"}');
  });

  it("bounds the text of a case", async () => {
    const xml = await render(largeReport(10_000), "junit", plain);
    expect(xml.length).toBeLessThan(100_000);
    expect(xml).toMatch(/… and \d+ more/);
  });

  it.each(hostileTexts)("is XML 1.0 with %j", async (text) => {
    const xml = await render(hostileReport(text), "junit", plain);
    // https://www.w3.org/TR/xml/#charsets
    expect(xml).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u);
    const suites = await read(hostileReport(text));
    expect(suites.tests).toBe((await read(hostileReport("plain"))).tests);
  });
});
