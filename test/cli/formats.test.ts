/** One run, every format: each in its file, with the paths that a code host knows. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryPrefix } from "../../src/cli/repository.js";
import { reportFormats } from "../../src/report/index.js";
import { cli } from "./cli.js";

const repository = mkdtempSync(join(tmpdir(), "contract-check-formats-"));
const project = join(repository, "packages", "billing");
const invoice = (limit: number) => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  properties: { number: { type: "string", maxLength: limit } },
});

beforeAll(async () => {
  execFileSync("git", ["init", "-q", repository]);
  mkdirSync(join(project, "schemas"), { recursive: true });
  const config = {
    contracts: [
      { name: "billing", version: "1.0.0", source: { kind: "files", path: "schemas" }, dtos: { Invoice: "request" } },
    ],
  };
  const write = (name: string, value: object) =>
    writeFileSync(join(project, name), `${JSON.stringify(value, null, 2)}\n`);
  write("contract-check.config.json", config);
  write("schemas/Invoice.json", invoice(20));
  expect((await cli(["snapshot"], { cwd: project })).code).toBe(0);
  write("contract-check.config.json", { contracts: [{ ...config.contracts[0], version: "1.1.0" }] });
  write("schemas/Invoice.json", invoice(10));
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

describe("--format", () => {
  it("renders every format in one run", async () => {
    const files = reportFormats.flatMap((format) => ["--format", `${format}=out/${format}`]);
    const { code, out, err } = await cli(["check", ...files], { cwd: project });
    expect([code, out, err]).toEqual([1, "", ""]);
    for (const format of reportFormats) {
      expect(readFileSync(join(project, "out", format), "utf8"), format).toContain("max-length-tightened");
    }
    const read = (format: string) => readFileSync(join(project, "out", format), "utf8");
    // paths for people are relative to the project, those for code hosts to the repository
    expect(read("text")).toContain("--> schemas/Invoice.json:7:7");
    expect(read("github")).toContain("file=packages/billing/schemas/Invoice.json,line=7,col=7");
    const [issue] = JSON.parse(read("gitlab")).filter(
      ({ check_name }: { check_name: string }) => check_name === "max-length-tightened",
    );
    expect(issue.location.path).toBe("packages/billing/schemas/Invoice.json");
    expect(read("sarif")).toContain('"uri": "packages/billing/schemas/Invoice.json"');
    expect(read("sarif")).toContain('"text": "Maximum length tightened"');
    // the page has what json leaves out
    expect(read("html")).toContain('\\"maxLength\\": 20');
    expect(JSON.parse(read("json")).contracts[0].dtos[0]).not.toHaveProperty("schemas");
  });

  it("writes the details into json where they are asked for", async () => {
    const { out } = await cli(["check", "--format", "json", "--details"], { cwd: project });
    const { rules, contracts } = JSON.parse(out);
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(["max-length-tightened", "version-bump-too-small"]);
    expect(contracts[0].dtos[0].schemas).toMatchObject({ baseline: "1.0.0" });
  });

  it("is listed in the help", async () => {
    const { out } = await cli(["check", "--help"], { cwd: project });
    for (const format of reportFormats) expect(out).toContain(format);
  });
});

describe("repositoryPrefix", () => {
  it.each([
    ["the top", repository, ""],
    ["a folder", project, "packages/billing"],
    ["a folder of no repository", tmpdir(), ""],
  ])("of %s", async (_, folder, expected) => {
    expect(await repositoryPrefix(folder)).toBe(expected);
  });
});
