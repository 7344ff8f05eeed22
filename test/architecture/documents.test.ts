/** Documents and the manifest name what is there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly files: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
};
const decisions = readdirSync("docs/decisions").sort();
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/architecture.md",
  "docs/engine.md",
  "docs/github-action.md",
  "docs/waivers.md",
  "docs/decisions/0001-records-of-decisions.md",
];

/** Made by the build, not kept in the repository. */
const built = new Set(["dist"]);

describe("decisions", () => {
  it("are numbered from 1, each number once", () => {
    const numbers = decisions.map((file) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1]);
    expect(numbers).toEqual(decisions.map((_, i) => String(i + 1).padStart(4, "0")));
  });

  it("are all in the table of the first", () => {
    const table = readFileSync(join("docs/decisions", decisions[0] ?? ""), "utf8");
    expect(decisions.slice(1).filter((file) => !table.includes(`(${file})`))).toEqual([]);
  });
});

describe("the manifest", () => {
  it.each(manifest.files.filter((file) => !built.has(file)))("publishes %s, which exists", (file) => {
    expect(existsSync(file)).toBe(true);
  });

  it("has every script that a document tells to run", () => {
    const told = documents.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/npm run ([a-z-]+)/g)]);
    const missing = told.map(([, name]) => name).filter((name) => name !== undefined && !(name in manifest.scripts));
    expect(missing).toEqual([]);
  });
});

describe.each(documents)("%s", (document) => {
  const links = [...readFileSync(document, "utf8").matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(
    ([, target]) => target ?? "",
  );

  it("links to files that exist", () => {
    const local = links.filter((target) => !/^[a-z]+:/.test(target));
    expect(local.filter((target) => !existsSync(join(dirname(document), target)))).toEqual([]);
  });
});
