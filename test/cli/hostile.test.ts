/** Hostile and broken input, each with its exit code: no hang, no stack trace, no escape sequence, nothing lost. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cli, controls } from "./cli.js";
import { folderWith, write } from "./folder.js";

const text = { type: "string" };
const nested = (levels: number): string =>
  `${'{"properties":{"a":'.repeat(levels)}{"type":"string"}${"}}".repeat(levels)}`;
const proto = (type: string): string =>
  `{"type":"object","properties":{"__proto__":{"type":"${type}"}},"required":["__proto__"]}`;
const control = "\u001b]0;owned\u0007\u001b[31m";

interface Case {
  readonly name: string;
  readonly old: unknown;
  readonly new: unknown;
  readonly code: number;
  readonly says: RegExp;
}

const cases: readonly Case[] = [
  { name: "broken JSON", old: '{"type": "object",\n "properties": {,}}', new: text, code: 3, says: /old\.json:2:17/ },
  { name: "an empty file", old: "", new: text, code: 3, says: /old\.json/ },
  { name: "a $ref into nowhere", old: text, new: { $ref: "#/definitions/Nowhere" }, code: 3, says: /leads nowhere/ },
  {
    name: "a $ref to a file that is not there",
    old: text,
    new: { $ref: "./nowhere.json" },
    code: 3,
    says: /nowhere\.json/,
  },
  { name: "a $ref to the network", old: text, new: { $ref: "http://127.0.0.1:9/x.json" }, code: 3, says: /network/ },
  {
    name: "a $ref out of the root",
    old: text,
    new: { $ref: "../../etc/passwd" },
    code: 3,
    says: /outside the project root/,
  },
  { name: "a $ref to an absolute path", old: text, new: { $ref: "/etc/passwd" }, code: 3, says: /outside|absolute/ },
  { name: "a $ref to a file URL", old: text, new: { $ref: "file:///etc/passwd" }, code: 3, says: /passwd/ },
  {
    name: "a schema that is itself in place",
    old: text,
    new: { $ref: "#" },
    code: 0,
    says: /refers to itself in place/,
  },
  { name: "10,000 levels", old: nested(10_000), new: nested(10_000), code: 3, says: /nested deeper/ },
  {
    name: "a pattern made for backtracking",
    old: text,
    new: { ...text, pattern: "^(([a-z])+.)+[A-Z]([a-z])+$" },
    code: 1,
    says: /pattern-added/,
  },
  {
    name: "a text that makes another pattern backtrack",
    old: { ...text, pattern: "^(a|a)*b$", minLength: 90 },
    new: { ...text, pattern: "^(([a-z])+.)+[A-Z]([a-z])+$" },
    code: 1,
    says: /pattern-changed/,
  },
  {
    name: "a pattern with 100,000 characters",
    old: text,
    new: { ...text, pattern: `^${"(a|b)?".repeat(16_000)}$` },
    code: 0,
    says: /more than 4000/,
  },
  {
    name: "a counted repetition of counted repetitions",
    old: text,
    new: { ...text, pattern: "^((a{1,999}){1,999}){1,999}$" },
    code: 1,
    says: /pattern-added/,
  },
  { name: "__proto__ as a property name", old: proto("string"), new: proto("integer"), code: 1, says: /type-changed/ },
  {
    name: "a number beyond all exponents",
    old: '{"maximum": 1e999999999}',
    new: '{"maximum": 5}',
    code: 1,
    says: /maximum/,
  },
  {
    name: "a billion required items",
    old: { type: "array" },
    new: { type: "array", minItems: 1e9 },
    code: 1,
    says: /min-items-added/,
  },
  {
    name: "escape sequences in names and values",
    old: { properties: { [control]: text } },
    new: { properties: { [control]: { const: control } } },
    code: 1,
    says: /const-added|enum-added/,
  },
];

describe("diff", () => {
  it.each(cases)("$name: exit $code", { timeout: 120_000 }, async ({ old, new: next, code, says }) => {
    const cwd = folderWith({ "old.json": old, "new.json": next });
    const result = await cli(["diff", "old.json", "new.json"], { cwd });
    const shown = result.out + result.err;
    expect([result.code, shown]).toEqual([code, expect.stringMatching(says)]);
    expect(shown).not.toMatch(/\n {4}at |node:internal|internal error/);
    expect(shown).not.toMatch(controls);
  });
});

const project = (schemas: Readonly<Record<string, unknown>>) => ({
  "package.json": { name: "shop", version: "1.0.0" },
  "contract-check.config.json": {
    contracts: [{ name: "shop", version: { from: "package.json" }, source: { kind: "files", path: "schemas" } }],
  },
  ...Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [`schemas/${name}.json`, schema])),
});

describe("check", () => {
  it("lets one broken DTO not take the others with it", async () => {
    const invoice = { type: "object", properties: { id: text } };
    const cwd = folderWith(project({ Invoice: invoice, Shipment: text }));
    expect((await cli(["snapshot"], { cwd })).code).toBe(0);
    write(cwd, {
      "schemas/Shipment.json": { $ref: "#/$defs/Nowhere" },
      "schemas/Invoice.json": { ...invoice, required: ["id"] },
    });
    const { code, out } = await cli(["check", "--format", "json"], { cwd });
    expect(code).toBe(3);
    const dtos = JSON.parse(out).contracts[0].dtos as { name: string; verdict: string }[];
    expect(dtos.map(({ name, verdict }) => [name, verdict])).toEqual([
      ["Invoice", "breaking"],
      ["Shipment", "unknown"],
    ]);
  });

  it("refuses a tampered snapshot, in check and in verify", async () => {
    const cwd = folderWith(project({ Invoice: { type: "object", properties: { id: text } } }));
    await cli(["snapshot"], { cwd });
    const file = join(cwd, "contracts/shop/1.0.0/Invoice.schema.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("string", "integer"));
    for (const command of ["check", "verify"]) {
      const { code, out, err } = await cli([command], { cwd });
      expect([code, out + err]).toEqual([4, expect.stringContaining("Invoice.schema.json")]);
    }
  });

  it("never gives 0 when nothing was compared", async () => {
    const cwd = folderWith(project({ Invoice: text }));
    expect((await cli(["check"], { cwd })).code).toBe(4);
    expect((await cli(["check", "--allow-first"], { cwd })).code).toBe(0);
  });

  it("names the module and the export that is missing", { timeout: 120_000 }, async () => {
    const cwd = folderWith({
      "dto.mjs": "export const Invoice = { type: 'object' };\n",
      "contract-check.config.json": {
        contracts: [
          { name: "shop", version: "1.0.0", source: { kind: "json-schema", module: "dto.mjs", exports: ["Invocie"] } },
        ],
      },
    });
    const { code, err } = await cli(["export"], { cwd });
    expect([code, err]).toEqual([3, expect.stringMatching(/dto\.mjs[\s\S]*Invocie|Invocie[\s\S]*dto\.mjs/)]);
  });
});
