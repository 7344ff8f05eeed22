/** Colors, formats, problems, plans: the small parts of the command line. */
import { describe, expect, it } from "vitest";
import { useColor, widthOf } from "../../src/cli/color.js";
import { planConfig } from "../../src/cli/init/plan.js";
import { parseOutputs } from "../../src/cli/output.js";
import { problemText } from "../../src/cli/problem-text.js";
import { readBounded } from "../../src/cli/stdin.js";
import { folderWith } from "./folder.js";

const terminal = { write: () => undefined, isTTY: true, columns: 200 };
const pipe = { write: () => undefined, isTTY: false };

describe("color", () => {
  it.each([
    ["a terminal", undefined, {}, terminal, true],
    ["a pipe", undefined, {}, pipe, false],
    ["a dumb terminal", "auto", { TERM: "dumb" }, terminal, false],
    ["NO_COLOR", "auto", { NO_COLOR: "1" }, terminal, false],
    ["an empty NO_COLOR", "auto", { NO_COLOR: "" }, terminal, true],
    ["FORCE_COLOR", "auto", { FORCE_COLOR: "1" }, pipe, true],
    ["FORCE_COLOR=0", "auto", { FORCE_COLOR: "0" }, terminal, false],
    ["the flag over the environment", "always", { NO_COLOR: "1" }, pipe, true],
    ["never", "never", { FORCE_COLOR: "1" }, terminal, false],
  ] as const)("%s", (_, mode, env, sink, expected) => {
    expect(useColor(mode, env, sink)).toBe(expected);
  });

  it("keeps lines readable on very wide and very narrow terminals", () => {
    expect([terminal, { ...terminal, columns: 20 }, pipe].map(widthOf)).toEqual([120, 60, 80]);
  });
});

describe("--format", () => {
  it("reads several", () => {
    expect(parseOutputs(["text", "json=out/report.json"])).toEqual([
      { format: "text" },
      { format: "json", file: "out/report.json" },
    ]);
    expect(parseOutputs([])).toEqual([{ format: "text" }]);
  });

  it.each([
    ["jsno", /no format "jsno"/],
    ["pdf=x.pdf", /no format "pdf"/],
    ["json=", /names no file/],
  ])("refuses %s", (text, message) => {
    expect(() => parseOutputs([text])).toThrow(message);
  });

  it("refuses two for one place", () => {
    expect(() => parseOutputs(["text", "json"])).toThrow("Two formats are to be written to standard output.");
  });
});

describe("problems", () => {
  const plain = { color: false, width: 60 };
  it("show message, line, details and hint", () => {
    const folder = folderWith({ "schemas/invoice.json": '{\n  "type": "objet"\n}\n' });
    const text = problemText(
      {
        kind: "invalid-schema",
        message: "The type objet is none that JSON has, and this sentence goes on beyond the width.",
        place: { file: "schemas/invoice.json", line: 2, column: 11 },
        details: ["types: object, array"],
        hint: 'Did you mean "object"?',
      },
      { ...plain, folders: [folder] },
    );
    expect(text).toBe(`error: The type objet is none that JSON has, and this
       sentence goes on beyond the width.
  --> schemas/invoice.json:2:11
   2 |   "type": "objet"
     |           ^
  types: object, array
hint: Did you mean "object"?
`);
  });

  it("do not read files outside of the folders, and do not obey escapes", () => {
    const folder = folderWith({ "secret.txt": "token\n", "project/a.json": "{}" });
    const text = problemText(
      {
        kind: "exporter",
        message: "It said \u001b[2J\u0007 and more",
        place: { file: "../secret.txt", line: 1, column: 1 },
        details: ["\u001b]0;title\u0007\r\nnext\u202e"],
      },
      { ...plain, folders: [`${folder}/project`] },
    );
    expect(text).not.toContain("token");
    expect(text).not.toMatch(/[^\P{C}\n]/u);
  });
});

describe("the plan of init", () => {
  const source = { kind: "zod", module: "./src/dto.ts" } as const;
  it.each([
    [
      "TypeScript",
      { folder: "api", files: ["src/dto.ts"], packageJson: { name: "@acme/project-api", version: "1.0.0" } },
    ],
    ["JavaScript", { folder: "api", files: ["src/dto.js"], packageJson: { name: "billing" } }],
    ["crate", { folder: "api", files: ["Cargo.toml"], cargoToml: '[package]\nname = "ledger"\nversion = "0.3.0"\n' }],
    ["files", { folder: "..odd name", files: ["schemas/invoice.yaml"] }],
  ])("%s", async (name, project) => {
    const { file, text } = planConfig(project, source);
    await expect(`${file}\n\n${text}`).toMatchFileSnapshot(`golden/plan-${name.toLowerCase()}.txt`);
  });
});

describe("standard input", () => {
  it("is strict about UTF-8", async () => {
    async function* bytes() {
      yield new Uint8Array([0x22, 0xff, 0x22]);
    }
    await expect(readBounded(bytes())).rejects.toThrow("Standard input is not UTF-8 text.");
  });

  it("joins what arrives in pieces", async () => {
    async function* bytes() {
      yield new Uint8Array([0x22, 0xc3]);
      yield new Uint8Array([0xa9, 0x22]);
    }
    expect(await readBounded(bytes())).toBe('"é"');
  });
});
