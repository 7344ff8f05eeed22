/** The script that starts a rule. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "./setup.js";

const script = join(root, "scripts", "new-rule.mjs");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "new-rule-"));
  mkdirSync(join(folder, "src", "rules"), { recursive: true });
  writeFileSync(join(folder, "src", "rules", "index.ts"), "export const rules = [];\n");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("new-rule", () => {
  it("writes the rule, its fixtures and its page, and says what comes next", () => {
    const said = execFileSync(process.execPath, [script, "contains-added", "--root", folder], { encoding: "utf8" });
    expect(said).toContain('"contains-added": containsAdded');
    for (const file of ["old", "new", "expected"]) {
      expect(existsSync(join(folder, "fixtures/rules/contains-added/recognized", `${file}.json`))).toBe(true);
      expect(existsSync(join(folder, "fixtures/rules/contains-added/near-miss", `${file}.json`))).toBe(true);
    }
    expect(readFileSync(join(folder, "src/rules/contains-added.ts"), "utf8")).toContain(
      "export const containsAdded: Rule",
    );
    expect(readFileSync(join(folder, "docs/rules/contains-added.md"), "utf8")).toMatch(
      /^# contains-added: Contains added\n/,
    );
  });

  it("writes over nothing", () => {
    writeFileSync(join(folder, "src/rules/contains-added.ts"), "mine\n");
    const { status, stderr } = spawnSync(process.execPath, [script, "contains-added", "--root", folder], {
      encoding: "utf8",
    });
    expect(status).toBe(2);
    expect(stderr).toContain("src/rules/contains-added.ts exists already");
    expect(existsSync(join(folder, "docs"))).toBe(false);
  });

  it.each([[[]], [["Contains"]], [["../outside-it"]], [["contains_added"]]])("refuses %j", (args) => {
    const { status, stderr } = spawnSync(process.execPath, [script, ...args, "--root", folder], { encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toContain("kebab-case");
    expect(stderr).not.toContain("    at ");
  });
});
