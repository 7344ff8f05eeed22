/** Modules that fail: each a problem that names module and reason, without a stack trace or terminal escapes. */
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { exitCodeOf } from "../../../src/errors.js";
import { exportModule, type ModuleSpec } from "../../../src/load/exporters/index.js";
import { isObject, own } from "../../../src/model/json.js";
import { problemOf } from "./problem.js";

const root = fileURLToPath(new URL("../../../fixtures/exporters", import.meta.url));

interface Case {
  readonly what: string;
  readonly spec: ModuleSpec;
  readonly kind: string;
  readonly message: RegExp;
  readonly place?: object;
  readonly details?: RegExp;
  readonly hint: RegExp;
}

const broken = (file: string, kind: ModuleSpec["kind"] = "json-schema", more: object = {}): ModuleSpec => ({
  kind,
  module: `./broken/${file}`,
  ...more,
});

const cases: readonly Case[] = [
  {
    what: "throws",
    spec: broken("throws.ts", "zod", { exports: ["Invoice"] }),
    kind: "exporter",
    message: /\.\/broken\/throws\.ts \(for Invoice\) failed to load: Error: DATABASE_URL is not set\\u001b\[31m$/,
    place: { file: "broken/throws.ts", line: 7 },
    hint: /import/,
  },
  {
    what: "loops for ever",
    spec: broken("hangs.ts", "json-schema", { timeoutMs: 4000 }),
    kind: "exporter",
    message: /hangs\.ts was still loading after 4 s and was stopped/,
    hint: /timeoutMs/,
  },
  {
    what: "waits for ever",
    spec: broken("waits.ts"),
    kind: "exporter",
    message: /waits\.ts waits at its top level for something that never happens/,
    hint: /await/,
  },
  {
    what: "ends its process",
    spec: broken("exits.ts"),
    kind: "exporter",
    message: /exits\.ts ended its process while it was loaded: process\.exit\(3\)/,
    details: /usage: invoice-service <port>/,
    hint: /does nothing else/,
  },
  {
    what: "exports nothing usable",
    spec: broken("nothing.ts", "zod"),
    kind: "exporter",
    message: /nothing\.ts exports no Zod schemas\.$/,
    details: /It exports: formatInvoice, invoicePrefix/,
    hint: /export const Invoice/,
  },
  {
    what: "is no TypeScript",
    spec: broken("syntax.ts"),
    kind: "exporter",
    message: /syntax\.ts failed to load/,
    place: { file: "broken/syntax.ts", line: 5 },
    hint: /import/,
  },
  {
    what: "imports a file that is not there",
    spec: broken("import.ts"),
    kind: "not-found",
    message: /import\.ts imports a file that does not exist: .*currency\.js/,
    hint: /Correct the import/,
  },
  {
    what: "imports a package that is not installed",
    spec: broken("package.ts"),
    kind: "not-found",
    message: /imports @invoicing\/taxes-not-installed, which is not installed/,
    hint: /npm install @invoicing\/taxes-not-installed$/,
  },
  {
    what: "does not exist",
    spec: broken("invoices.ts"),
    kind: "not-found",
    message: /\.\/broken\/invoices\.ts does not exist/,
    hint: /relative to the folder of the configuration/,
  },
  {
    what: "is a package that does not exist",
    spec: { kind: "zod", module: "@invoicing/schemas-not-installed" },
    kind: "not-found",
    message: /@invoicing\/schemas-not-installed does not exist/,
    hint: /npm install/,
  },
  {
    what: "is outside the root",
    spec: { kind: "zod", module: "../reference/zod/src/dto.ts" },
    kind: "forbidden-reference",
    message: /outside the project/,
    hint: /contract-check\.config/,
  },
  {
    what: "uses another library",
    spec: broken("mixed.ts", "zod"),
    kind: "exporter",
    message: /mixed\.ts exports no Zod schemas, but 2 Valibot schemas/,
    details: /Valibot: Invoice, Shipment/,
    hint: /source\.kind to "valibot"/,
  },
  {
    what: "lacks the export",
    spec: broken("mixed.ts", "valibot", { exports: ["Invoise"] }),
    kind: "not-found",
    message: /mixed\.ts does not export "Invoise"/,
    details: /Invoice, Shipment/,
    hint: /Did you mean "Invoice"/,
  },
];

it.each(cases)("a module that $what is a clear problem", async ({ spec, kind, message, place, details, hint }) => {
  const problem = await problemOf(() => exportModule(spec, { root }));
  expect(problem.kind).toBe(kind);
  expect(exitCodeOf(problem)).toBe(3);
  expect(problem.message).toMatch(message);
  if (place !== undefined) expect(problem.place).toMatchObject(place);
  if (details !== undefined) expect(problem.details?.join("\n")).toMatch(details);
  expect(problem.hint).toMatch(hint);
  const shown = [problem.message, ...(problem.details ?? []), problem.hint].join("\n");
  expect(shown).not.toMatch(/^\s*at .*:\d+/m);
  expect(shown).not.toContain("\u001b");
});

it("a module that prints, sends messages and leaves timers running is exported all the same", async () => {
  const { dtos } = await exportModule(broken("noisy.ts", "zod"), { root });
  expect(dtos.map(({ name }) => name)).toEqual(["Invoice"]);
  const json = dtos[0]?.source.json ?? null;
  const properties = isObject(json) ? own(json, "properties") : undefined;
  expect(Object.keys(properties ?? {})).toEqual(["id", "__proto__"]);
  expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
});
