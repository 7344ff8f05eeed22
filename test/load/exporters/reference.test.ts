/** The reference interface layer, exported by every library, judged by validating the same documents. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as formatsModule from "ajv-formats";
import { describe, expect, it } from "vitest";
import { exportCommand, exportModule } from "../../../src/load/exporters/index.js";
import type { Dto } from "../../../src/model/contract.js";
import { isObject } from "../../../src/model/json.js";

const addFormats = formatsModule.default as unknown as (ajv: Ajv) => void;
const folder = (name: string): string => fileURLToPath(new URL(`../../../fixtures/reference/${name}`, import.meta.url));
const names = ["CreateProject", "DomainEvent", "Invoice", "Project", "Shipment", "User"];
const roles = { CreateProject: "request", DomainEvent: "event", Invoice: "response" } as const;

const id = "0f8fad5b-d9cb-469f-a165-70867728950e";
const money = { amount: "12.50", currency: "EUR" };
const address = { street: "Hauptstr. 1", city: "Graz", postalCode: "8010", country: "AT" };
const invoice = {
  id,
  number: "INV-000042",
  customer: { name: "Ada", address },
  lines: [{ description: "Hosting", quantity: 2, unitPrice: money }],
  total: money,
};
const project = { id, name: "Bridge", status: "active", owner: "ada@example.com" };
const paid = { type: "invoice.paid", at: "2026-01-31T10:00:00Z", invoice: id, amount: money };

const documents: readonly [dto: string, valid: boolean, document: unknown][] = [
  ["Invoice", true, invoice],
  ["Invoice", true, { ...invoice, dueDate: "2026-01-31", note: "thanks", unknown: 1 }],
  ["Invoice", false, { ...invoice, lines: [] }],
  ["Invoice", false, { ...invoice, number: "42" }],
  ["Invoice", false, { ...invoice, customer: { name: "Ada", address: { ...address, country: "AUT" } } }],
  ["Project", true, { ...project, labels: { team: "roads" }, children: [{ ...project, children: [project] }] }],
  ["Project", false, { ...project, children: [{ ...project, children: [{ ...project, status: "lost" }] }] }],
  ["Project", false, { ...project, labels: { team: 7 } }],
  ["CreateProject", true, { name: "Bridge", owner: "ada@example.com" }],
  ["CreateProject", false, { name: "", owner: "ada@example.com" }],
  ["User", true, { id, email: "ada@example.com", displayName: null, roles: ["admin"] }],
  ["User", false, { id, email: "ada@example.com", displayName: null, roles: ["owner"] }],
  ["Shipment", true, { id, invoice: id, to: address, parcels: [{ weightKg: 0.5 }], status: "packed" }],
  ["Shipment", false, { id, invoice: id, to: address, parcels: [{ weightKg: 71 }], status: "packed" }],
  ["DomainEvent", true, paid],
  ["DomainEvent", true, { type: "shipment.delivered", at: "2026-01-31T10:00:00Z", shipment: id }],
  ["DomainEvent", false, { ...paid, type: "invoice.lost" }],
];

function validatorFor(dto: Dto): (document: unknown) => boolean {
  const { json } = dto.source;
  const dialect = isObject(json) ? String(json.$schema ?? dto.source.defaultDialect) : "";
  const ajv = dialect.includes("2020")
    ? new Ajv2020(options)
    : dialect.includes("2019")
      ? new Ajv2019(options)
      : new Ajv(options);
  addFormats(ajv);
  ajv.addSchema(json as object, "document");
  return (document) => ajv.validate({ $ref: `document#${dto.pointer}` }, document);
}
const options = { strict: false, allErrors: false } as const;

function judge(dtos: readonly Dto[]): void {
  const byName = new Map(dtos.map((dto) => [dto.name, dto]));
  expect([...byName.keys()]).toEqual(expect.arrayContaining(names));
  expect(dtos.filter(({ problem }) => problem !== undefined)).toEqual([]);
  for (const [name, valid, document] of documents) {
    const dto = byName.get(name) as Dto;
    expect([name, document, validatorFor(dto)(document)]).toEqual([name, document, valid]);
  }
}

const modules = [
  { library: "zod", kind: "zod", version: /^4\./, dueDate: 48 },
  { library: "zod3", kind: "zod", version: /^4\./, dueDate: 65 },
  { library: "typebox", kind: "typebox", version: /^0\.34/, dueDate: 60 },
  { library: "valibot", kind: "valibot", version: /^1\./, dueDate: 63 },
  { library: "arktype", kind: "arktype", version: /^2\./, dueDate: 58 },
] as const;

describe.each(modules)("the reference layer in $library", ({ library, kind, version, dueDate }) => {
  it("is exported, with roles, places and the library's version", async () => {
    const root = folder(library);
    const { dtos, exporter } = await exportModule({ kind, module: "./src/dto.ts" }, { root, roles });
    judge(dtos);
    expect(exporter).toEqual({ name: kind, version: expect.stringMatching(version) });
    const found = dtos.find(({ name }) => name === "Invoice");
    expect(found?.role).toBe("response");
    expect(found?.source.label).toBe("export Invoice of src/dto.ts");
    const lines = readFileSync(`${root}/src/dto.ts`, "utf8").split("\n");
    expect(lines[dueDate - 1]).toContain("dueDate");
    expect(found?.source.locate("/properties/dueDate")).toMatchObject({
      file: "src/dto.ts",
      line: dueDate,
      column: 3,
      text: lines[dueDate - 1],
    });
  });
});

it("is exported by a command", async () => {
  const { dtos, exporter } = await exportCommand(
    { kind: "command", run: ["sh", "./export.sh"] },
    { root: folder("shell"), roles },
  );
  judge(dtos);
  expect(exporter).toEqual({ name: "command" });
  expect(dtos.find(({ name }) => name === "Invoice")).toMatchObject({ role: "response", pointer: "/$defs/Invoice" });
});

it.each(["breaks", "extends", "rewords"])("has the Zod candidate that %s", async (candidate) => {
  const module = `./candidates/${candidate}/dto.ts`;
  const { dtos } = await exportModule({ kind: "zod", module }, { root: folder("zod"), roles });
  expect(dtos.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  expect(dtos.filter(({ problem }) => problem !== undefined)).toEqual([]);
});
