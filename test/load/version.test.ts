import { describe, expect, it } from "vitest";
import { loadContract } from "../../src/load/index.js";
import { readVersion } from "../../src/load/version.js";
import { problemOf, project } from "./project.js";

describe("readVersion", () => {
  it.each(["1.4.0", "0.0.1", "2.0.0-beta.1", "1.0.0+build.5"])("takes %s as it is", async (version) => {
    expect(await readVersion(version, project({}))).toEqual({ version });
  });

  it.each(["1.4", "v1.4.0", "=1.4.0", " 1.4.0", "latest", "", "1.4.0 "])("refuses %j", async (version) => {
    expect(await problemOf(() => readVersion(version, project({})))).toMatchObject({ kind: "config" });
  });

  it.each([
    ["package.json", '{\n  "name": "billing",\n  "version": "1.4.0"\n}', 3, 3],
    ["Cargo.toml", '[package]\nname = "billing"\nversion = "1.4.0" # next\n', 3, 1],
    ["crates/api/Cargo.toml", '[workspace.package]\nversion = "1.4.0"\n', 2, 1],
    ["Cargo.toml", 'package.version = "1.4.0"\n', 1, 1],
    ["pyproject.toml", '[build-system]\nversion = "9.9.9"\n\n[project]\n  version = "1.4.0"\n', 5, 3],
    ["pyproject.toml", "[tool.poetry]\nname = 'billing'\nversion = '1.4.0'\n", 3, 1],
  ])("reads %s and knows the line", async (file, text, line, column) => {
    const found = await readVersion({ from: file }, project({ [file]: text }));
    expect(found).toMatchObject({
      version: "1.4.0",
      place: { file, line, column, text: expect.stringContaining("1.4.0") },
    });
  });

  it.each(["version.workspace = true", "version = { workspace = true }"])(
    "follows %s to the workspace",
    async (line) => {
      const root = project({
        "Cargo.toml": '[workspace]\nmembers = ["crates/*"]\n\n[workspace.package]\nversion = "1.4.0"\n',
        "crates/Cargo.toml": '[package]\nname = "between"\nversion = "7.0.0"\n',
        "crates/api/Cargo.toml": `[package]\nname = "api"\n${line}\n`,
      });
      const found = await readVersion({ from: "crates/api/Cargo.toml" }, root);
      expect(found).toMatchObject({ version: "1.4.0", place: { file: "Cargo.toml", line: 5, column: 1 } });
    },
  );

  it.each([
    ["no version", { "package.json": '{ "name": "billing" }' }, "package.json", "config", {}],
    [
      "a version that is no semver",
      { "package.json": '{\n "version": "1.4" }' },
      "package.json",
      "config",
      { line: 2, column: 2 },
    ],
    [
      "a Python prerelease",
      { "pyproject.toml": '[project]\nversion = "1.4.0rc1"\n' },
      "pyproject.toml",
      "config",
      { line: 2 },
    ],
    ["a dynamic version", { "pyproject.toml": '[project]\ndynamic = ["version"]\n' }, "pyproject.toml", "config", {}],
    ["a number", { "package.json": '{ "version": 1 }' }, "package.json", "config", { line: 1 }],
    ["broken JSON", { "package.json": "{ version }" }, "package.json", "syntax", { line: 1, column: 3 }],
    ["broken TOML", { "Cargo.toml": "[package\n" }, "Cargo.toml", "syntax", { line: 1 }],
    [
      "no workspace above",
      { "api/Cargo.toml": "[package]\nversion.workspace = true\n" },
      "api/Cargo.toml",
      "config",
      {},
    ],
  ])("refuses %s", async (_, files, from, kind, place) => {
    const problem = await problemOf(() => readVersion({ from }, project(files)));
    expect(problem).toMatchObject({ kind, place: { file: from, ...place }, hint: expect.any(String) });
  });

  it.each([
    ["package.json", "not-found"],
    ["../package.json", "forbidden-reference"],
  ])("does not find %s", async (from, kind) => {
    expect(await problemOf(() => readVersion({ from }, project({})))).toMatchObject({ kind });
  });

  it("becomes part of the contract", async () => {
    const root = project({ "package.json": '{ "version": "1.4.0" }', "invoice.json": {} });
    const source = { kind: "files", path: "invoice.json" } as const;
    const contract = await loadContract({ name: "billing", version: { from: "package.json" }, source }, { root });
    expect(contract).toMatchObject({ version: "1.4.0", versionPlace: { file: "package.json", line: 1, column: 3 } });
  });
});
