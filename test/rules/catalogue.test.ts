/** One rule, one file, one page, one folder of fixtures: the three belong together. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rules, texts } from "../../src/rules/index.js";
import { fixtureFolders, fixtures, root } from "./setup.js";

const notRules = new Set(["align", "index", "texts", "walk"]);
const statedByThePipeline = [
  "base-unavailable",
  "dto-added",
  "dto-removed",
  "dto-renamed",
  "invalid-schema",
  "policy-not-in-force",
  "removed-without-deprecation",
  "undecided",
  "unexplained-difference",
  "version-bump-too-small",
  "waiver-expired",
  "waiver-not-in-force",
  "waiver-unused",
];
const ids = rules.map(({ id }) => id).sort();

function names(folder: string, extension: string): string[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length))
    .sort();
}

describe("the catalogue", () => {
  it("has every id once", () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has one file per rule", () => {
    expect(names("src/rules", ".ts").filter((name) => !notRules.has(name))).toEqual(ids);
  });

  it("has one folder of fixtures per rule", () => {
    expect(fixtureFolders()).toEqual(ids);
  });

  it("has one page per rule, and per fact that the pipeline states", () => {
    expect(names("docs/rules", ".md")).toEqual([...ids, ...statedByThePipeline].sort());
  });

  it("has words for every rule, and for every fact that the pipeline states", () => {
    expect(Object.keys(texts).sort()).toEqual([...ids, ...statedByThePipeline].sort());
  });
});

describe.each(ids)("%s", (id) => {
  const cases = fixtures().filter(({ rule }) => rule === id);

  it("has a case that it recognizes and a near miss", () => {
    const recognized = cases.filter(({ expected }) => expected.some(({ rule }) => rule === id));
    expect(recognized.length).toBeGreaterThan(0);
    expect(recognized.length).toBeLessThan(cases.length);
  });
});

describe.each(Object.entries(texts))("the words of %s", (id, { title, description, message, impact, advice }) => {
  it("say what it is and what changed", () => {
    for (const text of [title, description, message]) expect(text).not.toBe("");
    expect(title).toMatch(/^[A-Z]/);
    expect(description).toMatch(/\.$/);
  });

  it("are whole sentences, for both directions or for none", () => {
    for (const { backward, forward } of [impact, advice]) {
      expect(backward === "").toBe(forward === "");
      for (const text of [backward, forward]) expect(text).toMatch(/^$|\.$/);
    }
  });

  it("head its page", () => {
    const page = readFileSync(join(root, "docs", "rules", `${id}.md`), "utf8");
    expect(page.split("\n")[0]).toBe(`# ${id}: ${title}`);
    for (const heading of ["## Example", "## Who is hurt", "## What to do"]) expect(page).toContain(heading);
  });
});

describe("placeholders", () => {
  it("are facts that the rule states in its fixtures", async () => {
    const { compare } = await import("./setup.js");
    for (const fixture of fixtures()) {
      for (const { change } of compare(fixture.old, fixture.new).found) {
        const words = texts[change.rule];
        const given = new Set([
          ...Object.keys(change.facts),
          ...(change.before === undefined ? [] : ["before"]),
          ...(change.after === undefined ? [] : ["after"]),
        ]);
        const asked = words?.message.matchAll(/\{(\w+)\}/g) ?? [];
        for (const [, name] of asked) expect(given, `${change.rule} in ${fixture.name}`).toContain(name);
      }
    }
  });
});
