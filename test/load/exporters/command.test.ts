/** Commands that print schemas, write them, fail, hang or print nonsense. Real shells and programs. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exitCodeOf } from "../../../src/errors.js";
import { type CommandSpec, exportCommand } from "../../../src/load/exporters/index.js";
import { ExactNumber } from "../../../src/model/json.js";
import { problemOf } from "./problem.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "command-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const run = (line: CommandSpec["run"], more: Partial<CommandSpec> = {}) =>
  exportCommand({ kind: "command", run: line, ...more }, { root, roles: { Invoice: "request" } });
const print = (text: string): string[] => [process.execPath, "-e", `process.stdout.write(${JSON.stringify(text)})`];

it("takes each definition of a document that only has definitions", async () => {
  const { dtos, exporter } = await run(
    print('{"$defs": {"Invoice": {"maximum": 12345678901234567890}, "Shipment": {}}}'),
  );
  expect(exporter).toEqual({ name: "command" });
  expect(dtos.map(({ name, role, pointer }) => ({ name, role, pointer }))).toEqual([
    { name: "Invoice", role: "request", pointer: "/$defs/Invoice" },
    { name: "Shipment", role: "shared", pointer: "/$defs/Shipment" },
  ]);
  expect(dtos[0]?.source.json).toEqual({
    $defs: { Invoice: { maximum: new ExactNumber("12345678901234567890") }, Shipment: {} },
  });
  expect(dtos[0]?.source.locate("/$defs/Shipment")).toMatchObject({ line: 1, column: 58 });
});

it.each([
  ['{"title": "Invoice", "type": "object"}', "Invoice"],
  ['{"title": "An invoice", "type": "object"}', "schema"],
  ['{"type": "object"}', "schema"],
])("takes the one schema %s", async (text, name) => {
  const { dtos } = await run(print(text));
  expect(dtos.map((dto) => [dto.name, dto.pointer])).toEqual([[name, ""]]);
});

it("runs a line through the shell, in the root, and reads the files that it writes", async () => {
  mkdirSync(join(root, "scripts"));
  const line = `mkdir -p out && echo '{"type": "object"}' > out/Invoice.json && printf 'type: string\\n' > out/Note.yaml && pwd`;
  const { dtos } = await run(line, { out: "out" });
  expect(dtos.map(({ name, role }) => [name, role])).toEqual([
    ["Invoice", "request"],
    ["Note", "shared"],
  ]);
  expect(dtos[0]?.source.locate("/type")).toMatchObject({ file: "out/Invoice.json", line: 1, column: 2 });
});

describe("a command that", () => {
  const cases: readonly {
    readonly what: string;
    readonly spec: Omit<CommandSpec, "kind">;
    readonly kind: string;
    readonly message: RegExp;
    readonly more?: object;
  }[] = [
    {
      what: "fails",
      spec: { run: `printf 'loading\\n\\033[31mno database\\033[0m \\033]0;x\\007\\n' >&2; exit 4` },
      kind: "exporter",
      message: /failed with exit code 4\.$/,
      more: { details: ["It printed:", "loading", "no database \\u001b]0;x\\u0007"] },
    },
    {
      what: "does not exist",
      spec: { run: ["export-schemas-nowhere"] },
      kind: "exporter",
      message: /cannot be started \(ENOENT\)/,
    },
    {
      what: "the shell does not know",
      spec: { run: "export-schemas-nowhere" },
      kind: "exporter",
      message: /exit code 127/,
    },
    {
      what: "hangs",
      spec: { run: "sleep 1000 & wait", timeoutMs: 300 },
      kind: "exporter",
      message: /was still running after 0\.3 s and was stopped/,
    },
    { what: "is killed", spec: { run: "kill -9 $$" }, kind: "exporter", message: /ended by the signal SIGKILL/ },
    {
      what: "prints no JSON",
      spec: { run: print('{\n  "type": object\n}') },
      kind: "syntax",
      message: /output of .*/,
      more: { place: { line: 2, column: 11 } },
    },
    { what: "prints nothing", spec: { run: ["true"] }, kind: "exporter", message: /printed nothing/ },
    { what: "prints a list", spec: { run: print("[1]") }, kind: "exporter", message: /is no JSON Schema document/ },
    {
      what: "prints a map of schemas",
      spec: { run: print('{"Invoice": {"type": "object"}}') },
      kind: "exporter",
      message: /none of JSON Schema's keywords/,
      more: { hint: /\$defs/ },
    },
    {
      what: "prints too much",
      spec: { run: "head -c 70000000 /dev/zero" },
      kind: "exporter",
      message: /printed more than 64 MiB/,
    },
    { what: "writes nothing", spec: { run: ["true"], out: "out" }, kind: "not-found", message: /"out" does not exist/ },
    {
      what: "writes elsewhere",
      spec: { run: ["true"], out: "../out" },
      kind: "forbidden-reference",
      message: /outside/,
    },
  ];

  it.each(cases)("$what is a clear problem", async ({ spec, kind, message, more }) => {
    const problem = await problemOf(() => exportCommand({ kind: "command", ...spec }, { root }));
    expect(problem.kind).toBe(kind);
    expect(exitCodeOf(problem)).toBe(3);
    expect(problem.message).toMatch(message);
    expect(problem.hint).toBeTruthy();
    if (more !== undefined && "hint" in more) expect(problem.hint).toMatch(more.hint as RegExp);
    else if (more !== undefined) expect(problem).toMatchObject(more);
  });
});

const rustc = spawnSync("rustc", ["--version"]).status === 0;

it.skipIf(!rustc)("takes what a Rust program prints (skipped where there is no rustc)", async () => {
  const source = fileURLToPath(new URL("../../../fixtures/reference/rust/standalone", import.meta.url));
  cpSync(source, root, { recursive: true });
  const { dtos } = await run("mkdir -p target && rustc -o target/export export.rs && ./target/export");
  expect(existsSync(join(root, "target"))).toBe(true);
  expect(dtos.map(({ name }) => name)).toContain("DomainEvent");
});
