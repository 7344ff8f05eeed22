/** The HTML report: as a file, and in a real Chromium where there is one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeRules } from "../../src/compare/index.js";
import type { Report } from "../../src/model/report.js";
import { render } from "../../src/report/index.js";
import { type Browser, executable, startBrowser } from "./browser.js";
import { hostileReport, hostileTexts, largeReport } from "./hostile.js";
import { branchCheck, breakingCheck, samples, withSchemas } from "./samples.js";

const htmlOf = (report: Report) => render(report, "html", { color: false, width: 80 });

/** The page without its style and script, which have no golden file: browsers try them. */
function withoutProgram(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/, "<style>…</style>")
    .replace(/<script>[\s\S]*?<\/script>/, "<script>…</script>")
    .replaceAll(/sha256-[\w+/=]+/g, "sha256-…");
}

describe("html as a file", () => {
  for (const [name, report] of Object.entries({ ...samples, "check-schemas": withSchemas })) {
    it(`renders ${name}`, async () => {
      await expect(withoutProgram(await htmlOf(report))).toMatchFileSnapshot(`golden/${name}.html`);
    });
  }

  it.each(hostileTexts)("keeps its elements with %j", async (text) => {
    const tags = (page: string) => (page.match(/<\/?[a-z][a-z0-9]*/gi) ?? []).filter((tag) => !/^<\/?li$/.test(tag));
    expect(tags(await htmlOf(hostileReport(text)))).toEqual(tags(await htmlOf(hostileReport("plain"))));
  });

  it("says what it cuts from very many changes", async () => {
    const page = await htmlOf(largeReport(10_000));
    expect(page).toContain("5001 more changes are left out of this page, the least serious ones");
    expect(page.length).toBeLessThan(6_000_000);
  });
});

if (executable === undefined)
  console.log("The page is not tried in a browser: there is no Chromium (apt-get install chromium).");

describe.skipIf(executable === undefined)("html in a browser", () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), "contract-check-html-"));
  const complaints: string[] = [];
  let pages = 0;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a report; whatever it logs, throws or asks of the network is a complaint. */
  async function open(report: Report): Promise<Page> {
    complaints.length = 0;
    const file = join(folder, `${pages++}.html`);
    writeFileSync(file, await htmlOf(report));
    const page = await browser.context.newPage();
    page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", async (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    const address = pathToFileURL(file).href;
    page.on("request", (request) => {
      if (request.url() !== address) complaints.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    await page.waitForSelector("#list > *");
    return page;
  }

  const changes = (page: Page) => page.locator(".change");

  it("filters by level and by text", async () => {
    const page = await open(breakingCheck);
    expect(await changes(page).count()).toBe(4);
    expect(await page.locator("#count").textContent()).toBe("4 of 5 changes");
    await page.getByLabel("info").check();
    expect(await changes(page).count()).toBe(5);
    await page.getByLabel("breaking").uncheck();
    expect(await changes(page).count()).toBe(2);
    await page.getByLabel("breaking").check();
    await page.getByRole("searchbox").fill("dueDate src/dto");
    expect(await changes(page).count()).toBe(1);
    await page.getByRole("searchbox").fill("no such thing");
    expect(await page.locator("#list").textContent()).toBe("No change matches.");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("shows who is hurt, what to do, and the document with the part that fails", async () => {
    const page = await open(describeRules(withSchemas));
    const card = changes(page).filter({ hasText: "type-changed" }).first();
    if ((await card.locator("details").getAttribute("open")) === null) await card.locator("summary").click();
    await card.locator(".body").waitFor();
    const text = ((await card.allInnerTexts())[0] ?? "").replaceAll(/\s+/g, " ");
    expect(text).toContain("Rule Type changed");
    expect(text).toContain("Who is hurt The new side rejects every invoice that an old client sends.");
    expect(text).toContain("What to do Add a second property with the new type and keep the old one.");
    expect(await card.locator("pre .fails").allInnerTexts()).toEqual(['  "status": ""', '  "status": 0,']);
    expect(await card.locator(".gap").allInnerTexts()).toEqual(["… 80 lines not shown"]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("leads from a change to its place in the schemas, and back", async () => {
    const page = await open(withSchemas);
    await changes(page)
      .filter({ hasText: "type-changed" })
      .getByRole("button", { name: "Show in the schemas" })
      .click();
    expect(await page.locator(".side.hit").allInnerTexts()).toEqual([
      expect.stringContaining('"type": "string"'),
      expect.stringContaining('"type": "integer"'),
    ]);
    expect(await page.locator(".row.changed .side.l").first().textContent()).toContain('"type": "string"');
    await page.getByRole("searchbox").fill("dueDate");
    await page.locator(".schemas summary").first().click();
    await page.locator(".mark", { hasText: "type-changed" }).first().click();
    const focused = await page.evaluate<string>("document.activeElement?.textContent ?? ''");
    expect(focused).toContain("type-changed");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("shows which versions each DTO is compatible with", async () => {
    const page = await open(withSchemas);
    const row = page.getByRole("row", { name: /^Invoice/ });
    expect(await row.getByRole("cell").allInnerTexts()).toEqual(["✗ breaking", "✓ compatible"]);
    await page.close();
  });

  it("shows what the branch changes before what was released, and what is waived", async () => {
    const page = await open(branchCheck);
    expect(await page.locator("#list h3").first().textContent()).toContain(
      "New on this branch, against git:origin/main",
    );
    await page.getByLabel("only new on this branch").check();
    expect(await changes(page).count()).toBe(1);
    const card = changes(page).first();
    await card.locator("summary").click();
    await card.locator(".body").waitFor();
    expect(await card.textContent()).toContain("accepted by team-billing until 2027-03-31");
    await page.close();
  });

  it("is used by keyboard alone", async () => {
    const page = await open(breakingCheck);
    await page.keyboard.press("/");
    await page.keyboard.type("undecided");
    expect(await changes(page).count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await changes(page).count()).toBe(4);
    await page.evaluate("document.activeElement?.blur()");
    for (const _ of [1, 2, 3]) await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    const third = changes(page).nth(2).locator("details");
    expect(await third.getAttribute("open")).not.toBeNull();
    await page.keyboard.press("k");
    expect(await page.evaluate<string>("document.activeElement?.textContent ?? ''")).toContain("type-changed");
    // every control is reached by Tab
    const reached = new Set<string>();
    await page.evaluate("document.activeElement?.blur()");
    await page.keyboard.press("Home");
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate<string>("document.activeElement?.id ?? ''"));
    }
    for (const id of ["theme", "search", "expand", "collapse"]) expect([...reached]).toContain(id);
    await page.close();
  });

  it("follows the system's theme, and the reader's over it", async () => {
    const page = await open(breakingCheck);
    const background = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const light = await background();
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await background();
    expect([light, dark]).toEqual(["rgb(255, 255, 255)", "rgb(13, 17, 23)"]);
    await page.getByRole("button", { name: "Light theme" }).click();
    expect(await background()).toBe(light);
    await page.getByRole("button", { name: "Dark theme" }).click();
    expect(await background()).toBe(dark);
    await page.close();
  });

  it("stays usable with ten thousand findings", async () => {
    const page = await open(largeReport(10_000));
    expect(await changes(page).count()).toBeLessThanOrEqual(300);
    await page.getByRole("searchbox").fill("property 9988 ");
    expect(await changes(page).count()).toBe(1);
    await page.getByRole("searchbox").fill("");
    await page.getByRole("button", { name: "Show more" }).click();
    expect(await changes(page).count()).toBeGreaterThan(100);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(hostileTexts)("shows %j as text", async (text) => {
    const page = await open(hostileReport(text));
    await page.getByLabel("info").check();
    await page.getByRole("button", { name: "Expand" }).click();
    expect(await page.locator("img, svg, iframe, a, style:not(head style), h1 ~ h1").count()).toBe(0);
    expect(await page.evaluate("document.scripts.length")).toBe(2);
    expect(complaints).toEqual([]);
    await page.close();
  });

  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 390],
  ] as const)("has no serious accessibility violation in the %s theme at %i pixels", async (theme, width) => {
    const page = await open(withSchemas);
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    await page.getByLabel("info").check();
    await page.locator(".schemas summary").first().click();
    await page.getByRole("button", { name: "Expand" }).click();
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    // evaluated by the debugger, which the page's policy does not bind
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe: tool } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
      };
      const { violations: found } = await tool.run();
      return found.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
    });
    expect(violations.filter((each) => /^(serious|critical)/.test(each))).toEqual([]);
    await page.close();
  });
});
