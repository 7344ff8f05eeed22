/** Arguments, help, exit codes and every way to fail: each with what the user reads. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands/index.js";
import { run } from "../../src/cli/run.js";
import { CheckReport, DiffReport } from "../../src/model/formats/report.js";
import { closeObjects } from "../report/close-objects.js";
import { cli, controls } from "./cli.js";
import { folderWith, write } from "./folder.js";

const invoice = (required: readonly string[], more: Readonly<Record<string, unknown>> = {}) => ({
  type: "object",
  required,
  properties: { id: { type: "string" }, dueDate: { type: "string" }, ...more },
});
const pair = { "old.json": invoice(["id"]), "new.json": invoice(["id", "dueDate"]) };

describe("help", () => {
  it("lists the commands", async () => {
    const { code, out } = await cli(["--help"], { cwd: "." });
    expect(code).toBe(0);
    for (const { name, summary } of commands) {
      expect(out).toContain(name);
      expect(out.replace(/\s+/g, " ")).toContain(summary);
    }
  });

  it.each(commands.map(({ name }) => name))("%s shows at least two examples", async (name) => {
    for (const argv of [
      [name, "--help"],
      ["help", name],
    ]) {
      const { code, out } = await cli(argv, { cwd: "." });
      expect(code).toBe(0);
      expect(out).toContain(`Usage: contract-check ${name}`);
      expect(out.match(/^ {2}\$ .*contract-check /gm)?.length).toBeGreaterThanOrEqual(2);
    }
  });

  it("is what no arguments give, as an error", async () => {
    const { code, out, err } = await cli([], { cwd: "." });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("Usage: contract-check");
  });

  it("gives the version of package.json", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(await cli(["--version"], { cwd: "." })).toMatchObject({ code: 0, out: `${version}\n` });
  });
});

describe("what cannot be meant", () => {
  it.each([
    [["chek"], /Unknown command 'chek'\.\nhint: Did you mean check\?/],
    [["check", "--fail-no", "info"], /Unknown option '--fail-no'\.\nhint: Did you mean --fail-on\?/],
    [["check", "--fail-on", "braking"], /Allowed choices are breaking, warning, info, none/],
    [["diff", "old.json"], /Missing required argument 'new'/],
    [["diff", "old.json", "new.json", "newer.json"], /Too many arguments/],
    [["diff", "old.json", "new.json", "--budget", "-1"], /whole number above 0/],
    [["diff", "old.json", "new.json", "--format", "jsn"], /Did you mean "json"\? The formats are text, json/],
    [["diff", "old.json", "new.json", "--severity", "property-removd=off"], /Did you mean "property-removed"/],
    [["diff", "old.json", "new.json", "--severity", "property-removed=of"], /gives no level/],
    [["diff", "-", "-"], /Standard input can be one side only/],
    [["diff", "git:main", "new.json"], /names no file of the revision/],
    [["explain", "property-remove"], /Did you mean "property-removed"/],
    [["explain", "../../package"], /There is no rule/],
    [["check", "--config", "nowhere.json"], /"nowhere\.json" does not exist/],
    [["check"], /No configuration was found/],
    [["check", "--cwd", "nowhere"], /There is no folder "nowhere"/],
  ])("%j is exit 2 with a hint", async (argv, message) => {
    const { code, out, err } = await cli(argv, { cwd: folderWith(pair) });
    expect(err.replace(/\n +/g, " ")).toMatch(message);
    expect(err).toMatch(/^error: .*[\s\S]*^hint: /m);
    expect([code, out]).toEqual([2, ""]);
  });
});

describe("diff", () => {
  it.each<[string, readonly string[], number]>([
    ["a break", ["old.json", "new.json"], 1],
    ["nothing", ["old.json", "old.json"], 0],
    ["a break that the role does not owe", ["old.json", "new.json", "--role", "response"], 0],
    ["a break without compatibility", ["old.json", "new.json", "--compatibility", "none"], 0],
    ["--fail-on none", ["old.json", "new.json", "--fail-on", "none"], 0],
    ["a break whose rule is off", ["old.json", "new.json", "--severity", "property-became-required=off"], 1],
    ["an info under --fail-on info", ["new.json", "old.json", "--role", "request", "--fail-on", "info"], 1],
  ])("%s", async (_, argv, expected) => {
    const { code, err } = await cli(["diff", ...argv], { cwd: folderWith(pair) });
    expect([code, err]).toEqual([expected, ""]);
  });

  it.each([
    ["declared", 0],
    ["strict", 1],
  ])("an optional property on an open object under %s", async (policy, expected) => {
    const cwd = folderWith({ "old.json": invoice(["id"]), "new.json": invoice(["id"], { note: { type: "string" } }) });
    const flags = ["--role", "request", "--unknown-properties", policy, "--format", "json"];
    const { code, out } = await cli(["diff", "old.json", "new.json", ...flags], { cwd });
    expect(code).toBe(expected);
    expect(JSON.parse(out).requiredBump).toBe(expected === 0 ? "minor" : "major");
  });

  it("reads standard input, as JSON and as YAML", async () => {
    const cwd = folderWith(pair);
    const json = JSON.stringify(pair["new.json"]);
    expect((await cli(["diff", "old.json", "-"], { cwd, stdin: json })).code).toBe(1);
    const yaml = "type: object\nrequired: [id]\nproperties: { id: { type: string }, dueDate: { type: string } }\n";
    expect((await cli(["diff", "-", "old.json"], { cwd, stdin: yaml })).code).toBe(0);
  });

  it("compares folders, and files outside of the working folder", async () => {
    const cwd = folderWith({ "v1/invoice.json": pair["old.json"], "v2/invoice.json": pair["new.json"], "x/a.txt": "" });
    expect((await cli(["diff", "v1", "v2"], { cwd })).code).toBe(1);
    expect((await cli(["diff", "../v1/invoice.json", "../v2/invoice.json"], { cwd: join(cwd, "x") })).code).toBe(1);
  });

  it("compares stored snapshots", async () => {
    const config = (version: string) => ({
      contracts: [{ name: "billing", version, source: { kind: "files", path: "schemas" } }],
    });
    const cwd = folderWith({ "contract-check.config.json": config("1.0.0"), "schemas/invoice.json": pair["old.json"] });
    expect((await cli(["snapshot"], { cwd })).code).toBe(0);
    write(cwd, { "contract-check.config.json": config("2.0.0"), "schemas/invoice.json": pair["new.json"] });
    expect((await cli(["snapshot"], { cwd })).code).toBe(0);
    const { code, out } = await cli(["diff", "billing@1.0.0", "billing@2.0.0"], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("(1.0.0)");
    expect((await cli(["diff", "billing@1.0.0", "billing@3.0.0"], { cwd })).code).toBe(4);
  });

  it("writes reports as their published format says, in several places at once", async () => {
    const cwd = folderWith(pair);
    const argv = ["diff", "old.json", "new.json", "--format", "text", "--format", "json=reports/diff.json"];
    const { code, out } = await cli(argv, { cwd });
    expect(code).toBe(1);
    expect(out).toContain("property-became-required");
    const validate = new Ajv2020().compile(closeObjects(DiffReport) as object);
    validate(JSON.parse(readFileSync(join(cwd, "reports/diff.json"), "utf8")));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("colors on request only", async () => {
    const cwd = folderWith(pair);
    const argv = ["diff", "old.json", "new.json"];
    const csi = String.fromCharCode(27);
    expect((await cli(argv, { cwd })).out).not.toContain(csi);
    expect((await cli(argv, { cwd, tty: true })).out).toContain(`${csi}[`);
    expect((await cli([...argv, "--color", "never"], { cwd, tty: true })).out).not.toContain(csi);
    expect((await cli(argv, { cwd, tty: true, env: { NO_COLOR: "1" } })).out).not.toContain(csi);
    expect((await cli([...argv, "--color", "always"], { cwd })).out).toContain(`${csi}[`);
  });

  it("shows progress on a terminal only, and takes it away", async () => {
    const cwd = folderWith(pair);
    const shown = await cli(["diff", "old.json", "new.json"], { cwd, tty: true });
    expect(shown.err).toContain("comparing");
    expect(shown.err.endsWith("\r\u001b[2K")).toBe(true);
    expect((await cli(["diff", "old.json", "new.json"], { cwd })).err).toBe("");
  });
});

describe("input that means no good", () => {
  const deep = `${'{"items":'.repeat(10_000)}true${"}".repeat(10_000)}`;
  it.each<[string, Readonly<Record<string, unknown>>, number, RegExp]>([
    ["broken JSON", { "new.json": '{ "type": }' }, 3, /new\.json:1:11/],
    ["a file that is not there", {}, 3, /"new\.json" does not exist/],
    ["nesting", { "new.json": deep }, 3, /nested/],
    ["a reference into nowhere", { "new.json": { $ref: "#/$defs/Invoice" } }, 3, /\$defs\/Invoice/],
    ["a reference to the network", { "new.json": { $ref: "http://schemas.example/invoice.json" } }, 3, /example/],
    ["a reference out of the folder", { "new.json": { $ref: "../../etc/passwd" } }, 3, /etc\/passwd/],
  ])("%s", async (_, files, expected, message) => {
    const cwd = folderWith({ "old.json": pair["old.json"], ...files });
    const { code, out, err } = await cli(["diff", "old.json", "new.json"], { cwd });
    expect(`${out}${err}`).toMatch(message);
    expect(err).not.toMatch(/\n {4}at /);
    expect(code).toBe(expected);
  });

  it("a cyclic in-place reference is undecided, and no success under --strict", async () => {
    const cyclic = { $ref: "#/$defs/Project", $defs: { Project: { $ref: "#/$defs/Project" } } };
    const cwd = folderWith({ "old.json": pair["old.json"], "new.json": cyclic });
    const { code, out } = await cli(["diff", "old.json", "new.json", "--strict"], { cwd });
    expect(code).not.toBe(0);
    expect(out).toContain("unknown");
  });

  it("a regular expression made for backtracking does not hang", async () => {
    const evil = { type: "string", pattern: "^(a+)+$" };
    const cwd = folderWith({ "old.json": evil, "new.json": { type: "string", pattern: "^(a|a)*b$" } });
    expect((await cli(["diff", "old.json", "new.json"], { cwd })).code).toBe(1);
  });

  it("__proto__ is a property like any other", async () => {
    const proto = (type: string) =>
      `{"type":"object","required":["__proto__"],"properties":{"__proto__":{"type":"${type}"}}}`;
    const cwd = folderWith({ "old.json": proto("string"), "new.json": proto("integer") });
    // ajv passes such a property over, so a witness may stay unconfirmed; then the verdict is unknown, never compatible.
    const { code, out } = await cli(["diff", "old.json", "new.json", "--strict"], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("__proto__");
    expect(({} as { type?: string }).type).toBeUndefined();
  });

  it("escapes in names, patterns and values are shown, not obeyed", async () => {
    const name = "due\u001b]0;owned\u0007\u202edate\u009b2J";
    const hostile = (required: readonly string[]) => ({
      type: "object",
      required,
      description: "\u001b[2J",
      properties: { [name]: { enum: ["\u001b[31m", required.length] } },
    });
    const cwd = folderWith({ "old.json": hostile([]), "new.json": hostile([name]), "bad\u001b[31m.json": "{" });
    for (const format of ["text", "json"]) {
      const { out, code } = await cli(["diff", "old.json", "new.json", "--format", format, "--verbose"], { cwd });
      expect(code).toBe(1);
      expect(out).not.toMatch(controls);
    }
    for (const argv of [
      ["diff", "bad\u001b[31m.json", "old.json"],
      ["\u001b[2J"],
      ["diff", "old.json", "\u009b.json"],
    ]) {
      const { err, code } = await cli(argv, { cwd });
      expect(code).toBeGreaterThan(1);
      expect(err).not.toMatch(controls);
    }
  });
});

describe("check", () => {
  const config = { contracts: [{ name: "billing", version: "1.0.0", source: { kind: "files", path: "schemas" } }] };
  const project = { "contract-check.config.json": config, "schemas/invoice.json": pair["old.json"] };

  it("is exit 4 without a baseline, and 0 where that is allowed", async () => {
    const cwd = folderWith(project);
    const first = await cli(["check"], { cwd });
    expect(first).toMatchObject({ code: 4, err: expect.stringContaining("--allow-first") });
    expect((await cli(["check", "--allow-first"], { cwd })).code).toBe(0);
    expect((await cli(["check", "--against", "1.0.0"], { cwd })).code).toBe(4);
  });

  it("is exit 4 on a damaged snapshot", async () => {
    const cwd = folderWith(project);
    expect((await cli(["snapshot"], { cwd })).code).toBe(0);
    const file = join(cwd, "contracts/billing/1.0.0/invoice.schema.json");
    const text = readFileSync(file, "utf8");
    write(cwd, { "contracts/billing/1.0.0/invoice.schema.json": text.replace("dueDate", "due") });
    for (const command of ["check", "verify"]) {
      const { code, out, err } = await cli([command], { cwd });
      expect(code).toBe(4);
      expect(`${out}${err}`).toContain("contracts/billing/1.0.0/invoice.schema.json");
    }
  });

  it("writes reports as their published format says", async () => {
    const cwd = folderWith(project);
    await cli(["snapshot"], { cwd });
    write(cwd, { "schemas/invoice.json": pair["new.json"], "schemas/project.json": { type: "string" } });
    const { code, out } = await cli(["check", "--format", "json"], { cwd });
    expect(code).toBe(1);
    const validate = new Ajv2020().compile(closeObjects(CheckReport) as object);
    validate(JSON.parse(out));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("names the contracts there are", async () => {
    const cwd = folderWith(project);
    const { code, err } = await cli(["check", "biling"], { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean "billing"?')]);
  });

  it("refuses a rule that the configuration misspells", async () => {
    const cwd = folderWith({
      ...project,
      "contract-check.config.json": { ...config, severity: { "dto-remove": "off" } },
    });
    const { code, err } = await cli(["check"], { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean "dto-removed"')]);
  });
});

describe("export, rules, explain", () => {
  it("export prints one schema, all, or writes files", async () => {
    const cwd = folderWith({
      "contract-check.config.json": { contracts: [{ name: "billing", source: { kind: "files", path: "schemas" } }] },
      "schemas/invoice.json": pair["old.json"],
      "schemas/project.json": { type: "string" },
    });
    const one = await cli(["export", "--dto", "project"], { cwd });
    expect(JSON.parse(one.out)).toMatchObject({ type: "string" });
    expect(Object.keys(JSON.parse((await cli(["export"], { cwd })).out).billing)).toEqual(["invoice", "project"]);
    expect((await cli(["export", "--out", "out"], { cwd })).code).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, "out/billing/invoice.schema.json"), "utf8"))).toMatchObject(
      pair["old.json"],
    );
    expect((await cli(["export", "--dto", "projct"], { cwd })).err).toContain('Did you mean "project"?');
  });

  it("rules lists what explain explains", async () => {
    const rules = JSON.parse((await cli(["rules", "--format", "json"], { cwd: "." })).out) as { id: string }[];
    expect(rules.length).toBeGreaterThan(50);
    expect((await cli(["rules"], { cwd: "." })).out).toContain("property-removed");
    for (const { id } of rules.slice(0, 5)) {
      const { code, out } = await cli(["explain", id], { cwd: "." });
      expect(code).toBe(0);
      expect(out).toContain(id);
    }
  });
});

describe("a defect of our own", () => {
  const broken = { write: () => undefined, isTTY: false };
  async function crash(env: Readonly<Record<string, string>>): Promise<{ code: number; err: string }> {
    let err = "";
    const stderr = {
      ...broken,
      write: (text: string) => {
        err += text;
      },
    };
    const readStdin = () => Promise.reject(new TypeError("cannot read \u001b[2J properties"));
    const host = { cwd: folderWith(pair), env, stdout: broken, stderr, readStdin };
    return { code: await run(["diff", "-", "old.json"], host), err };
  }

  it("is one line and how to report it", async () => {
    const { code, err } = await crash({});
    expect(code).toBe(3);
    expect(err).toMatch(/^internal error: TypeError: cannot read \\u001b\[2J properties\nhint: .*report/);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("shows where it happened on request", async () => {
    expect((await crash({ CONTRACT_CHECK_DEBUG: "1" })).err).toMatch(/\n\s+at /);
  });
});
