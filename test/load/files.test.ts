import { execFileSync } from "node:child_process";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { globToRegExp } from "../../src/load/expand.js";
import { loadContract, loadSchemaPath, loadSchemaText } from "../../src/load/index.js";
import type { ContractConfig } from "../../src/model/config.js";
import { problemOf, project } from "./project.js";

const invoice = { type: "object", properties: { dueDate: { type: "string" } } };

function files(path: string, dtos?: ContractConfig["dtos"]): ContractConfig {
  return { name: "billing", source: { kind: "files", path }, ...(dtos === undefined ? {} : { dtos }) };
}

describe("a folder", () => {
  it("gives a DTO per file, by file name, in order; hidden files, node_modules and others are skipped", async () => {
    const root = project({
      "schemas/Shipment.yaml": "type: object\n",
      "schemas/Invoice.schema.json": invoice,
      "schemas/events/Paid.yml": "type: object\n",
      "schemas/README.md": "# Schemas",
      "schemas/.draft.json": "{",
      "schemas/.git/config.json": "{",
      "schemas/node_modules/other/package.json": "{",
    });
    const contract = await loadContract(files("schemas", { Paid: "event", Invoice: "request", Shipment: "shared" }), {
      root,
    });
    expect(contract).toMatchObject({ name: "billing", label: "schemas", exporter: { name: "files" } });
    expect(contract.dtos.map(({ name, role, pointer, source }) => [name, role, pointer, source.label])).toEqual([
      ["Invoice", "request", "", "schemas/Invoice.schema.json"],
      ["Shipment", "shared", "", "schemas/Shipment.yaml"],
      ["Paid", "event", "", "schemas/events/Paid.yml"],
    ]);
  });

  it("reads only the files that the configuration names", async () => {
    const root = project({ "schemas/Invoice.json": invoice, "schemas/Broken.json": "{" });
    const { dtos } = await loadContract(files("schemas", { Invoice: "request" }), { root });
    expect(dtos.map(({ name }) => name)).toEqual(["Invoice"]);
  });

  it("names the definitions of a file that only has definitions after file and definition", async () => {
    const root = project({
      "schemas/posts.json": { $id: "posts", definitions: { post: {}, author: {} } },
      "schemas/posts-add.json": { $ref: "posts#/definitions/post" },
    });
    const { dtos } = await loadSchemaPath("schemas", { root });
    expect(dtos.map(({ name, pointer }) => [name, pointer])).toEqual([
      ["posts-add", ""],
      ["posts.post", "/definitions/post"],
      ["posts.author", "/definitions/author"],
    ]);
    expect(dtos[1]?.source).toBe(dtos[2]?.source);
  });

  it.each([
    [
      "two files of one name",
      { "schemas/Invoice.json": {}, "schemas/Invoice.yaml": "{}" },
      "config",
      "schemas/Invoice.json",
    ],
    [
      "two definitions of one name",
      { "schemas/posts.json": { definitions: { post: {} } }, "schemas/posts.post.json": {} },
      "config",
      "schemas/posts.post.json#",
    ],
    ["nothing in it", { "schemas/README.md": "" }, "not-found", "no .json"],
    ["broken JSON in it", { "schemas/Invoice.json": '{\n "a" }' }, "syntax", "schemas/Invoice.json"],
  ])("fails with %s", async (_, content, kind, words) => {
    const problem = await problemOf(() => loadContract(files("schemas"), { root: project(content) }));
    expect(problem).toMatchObject({ kind, message: expect.stringContaining(words), hint: expect.any(String) });
  });

  it("gives a file that is no schema as a DTO with a problem", async () => {
    const root = project({ "schemas/Invoice.json": invoice, "schemas/list.json": "\n [1]" });
    const { dtos } = await loadSchemaPath("schemas", { root });
    expect(dtos.map(({ problem }) => problem?.kind)).toEqual([undefined, "invalid-schema"]);
    expect(dtos[1]?.problem?.place).toMatchObject({ file: "schemas/list.json", line: 2, column: 2 });
  });
});

describe("a glob", () => {
  it.each([
    ["schemas/*.json", ["a.json", "b.schema.json"]],
    ["schemas/**/*.json", ["a.json", "b.schema.json", "v2/c.json"]],
    ["./schemas/v?/*", ["v2/c.json"]],
    ["schemas/{a,v2/c}.json", ["a.json", "v2/c.json"]],
    ["**/*.yaml", ["d.yaml"]],
  ])("%s picks %j", async (glob, picked) => {
    const root = project({
      "schemas/a.json": {},
      "schemas/b.schema.json": {},
      "schemas/v2/c.json": {},
      "schemas/d.yaml": "{}",
      "schemas/e.txt": "{}",
    });
    const { dtos } = await loadSchemaPath(glob, { root });
    expect(dtos.map(({ source }) => source.label)).toEqual(picked.map((file) => `schemas/${file}`));
  });

  it("that matches nothing fails", async () => {
    const problem = await problemOf(() =>
      loadSchemaPath("schemas/*.json", { root: project({ "schemas/a.yaml": "{}" }) }),
    );
    expect(problem).toMatchObject({ kind: "not-found", message: expect.stringContaining("schemas/*.json") });
  });

  it("takes everything else literally", () => {
    expect(globToRegExp("a+(b).[x]$.json").test("a+(b).[x]$.json")).toBe(true);
    expect(globToRegExp("a.json").test("abjson")).toBe(false);
    expect(globToRegExp("{a").test("{a")).toBe(true);
  });
});

describe("a single file", () => {
  const definitions = { Invoice: invoice, Line: {} };

  it.each([
    ["asserts something", { type: "object", definitions }, [["billing", ""]]],
    ["refers", { $ref: "#/definitions/Invoice", definitions }, [["billing", ""]]],
    ["asserts nothing and has no definitions", { title: "Anything" }, [["billing", ""]]],
    ["is false", false, [["billing", ""]]],
    [
      "asserts nothing and has definitions",
      { $schema: "http://json-schema.org/draft-07/schema#", $id: "x", title: "T", $comment: "c", definitions },
      [
        ["Invoice", "/definitions/Invoice"],
        ["Line", "/definitions/Line"],
      ],
    ],
    ["asserts nothing and has $defs", { $defs: { "a/b": {} } }, [["a/b", "/$defs/a~1b"]]],
  ])("whose root %s", async (_, schema, expected) => {
    const { dtos } = await loadSchemaPath("billing.schema.json", { root: project({ "billing.schema.json": schema }) });
    expect(dtos.map(({ name, pointer }) => [name, pointer])).toEqual(expected);
    expect(new Set(dtos.map(({ source }) => source)).size).toBe(1);
  });

  it("may have any name", async () => {
    const root = project({ schema: "\n{ }", "dto.avsc": "type: object", "v1.2": '{"type":"null"}' });
    for (const [file, name] of [
      ["schema", "schema"],
      ["dto.avsc", "dto"],
    ]) {
      expect((await loadSchemaPath(file as string, { root })).dtos.map((dto) => dto.name)).toEqual([name]);
    }
  });

  it.each([
    ["does not exist", "gone.json", "not-found"],
    ["is below a file", "here.json/gone.json", "not-found"],
    ["is outside", "../here.json", "forbidden-reference"],
    ["is absolute and outside", "/etc/passwd", "forbidden-reference"],
    ["is a link to outside", "link.json", "forbidden-reference"],
    ["is in a linked folder", "linked/secret.json", "forbidden-reference"],
    ["is no ordinary file", "pipe.json", "io"],
    ["is not UTF-8", "latin.json", "syntax"],
  ])("that %s is a problem", async (_, path, kind) => {
    const outside = project({ "secret.json": {} });
    const root = project({ "here.json": {}, "latin.json": Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]) });
    symlinkSync(join(outside, "secret.json"), join(root, "link.json"));
    symlinkSync(outside, join(root, "linked"));
    execFileSync("mkfifo", [join(root, "pipe.json")]);
    const problem = await problemOf(() => loadSchemaPath(path, { root }));
    expect(problem).toMatchObject({ kind, hint: expect.any(String) });
    expect(problem.message).not.toContain(outside);
  });

  it.skipIf(process.getuid?.() === 0)("that may not be read is a problem", async () => {
    const root = project({ "invoice.json": invoice });
    chmodSync(join(root, "invoice.json"), 0);
    expect(await problemOf(() => loadSchemaPath("invoice.json", { root }))).toMatchObject({ kind: "io" });
  });
});

describe("text", () => {
  it.each([
    ["standard input", '{ "type": "object" }', "standard input"],
    ["git:main:schemas/invoice.json", '{ "type": "object" }', "invoice"],
    ["git:main:invoice.yaml", "type: object", "invoice"],
  ])("labeled %s is a contract", async (label, text, name) => {
    const contract = await loadSchemaText(text, { label });
    expect(contract).toMatchObject({ label, dtos: [{ name, role: "shared", pointer: "" }] });
    expect(contract.dtos[0]?.source.locate("/type")).toMatchObject({ file: label, line: 1 });
  });

  it("cannot refer to files of the disk, only to those it is given", async () => {
    const text = '{ "$ref": "./package.json" }';
    const alone = await loadSchemaText(text, { label: "git:main:package/invoice.json" });
    expect(alone.dtos[0]?.problem).toMatchObject({ kind: "reference", hint: expect.stringContaining("came as text") });
    const source = {
      read: async (file: string) => (file === "schemas/package.json" ? "{}" : undefined),
      list: async () => [],
    };
    const given = await loadSchemaText(text, {
      label: "git:main:schemas/invoice.json",
      files: source,
      file: "schemas/invoice.json",
    });
    expect(given.dtos[0]?.problem).toBeUndefined();
    expect(given.dtos[0]?.source.json).toMatchObject({ $ref: "#/$defs/package" });
  });
});

describe("the DTOs that a configuration names", () => {
  const root = () => project({ "api.json": { $defs: { Invoice: {}, Shipment: {}, Project: {} } } });

  it("limit the contract and give the roles", async () => {
    const { dtos } = await loadContract(files("api.json", { Shipment: "event", Invoice: "request" }), { root: root() });
    expect(dtos.map(({ name, role }) => [name, role])).toEqual([
      ["Invoice", "request"],
      ["Shipment", "event"],
    ]);
  });

  it("must exist; near names are suggested", async () => {
    const problem = await problemOf(() => loadContract(files("api.json", { Invioce: "request" }), { root: root() }));
    expect(problem).toMatchObject({ kind: "config", hint: 'Did you mean "Invoice"?' });
    expect(problem.details).toEqual(['It has: "Invoice", "Shipment", "Project"']);
  });

  it("are no lookups on a prototype", async () => {
    const { dtos } = await loadContract(files("api.json"), {
      root: project({ "api.json": '{"$defs":{"constructor":{},"__proto__":{}}}' }),
    });
    expect(dtos.map(({ name, role }) => [name, role])).toEqual([
      ["constructor", "shared"],
      ["__proto__", "shared"],
    ]);
  });
});
