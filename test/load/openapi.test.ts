import { describe, expect, it } from "vitest";
import { loadContract } from "../../src/load/index.js";
import type { Role } from "../../src/model/contract.js";
import type { Json } from "../../src/model/json.js";
import { problemOf, project } from "./project.js";

const draft4 = "http://json-schema.org/draft-04/schema#";
const latest = "https://json-schema.org/draft/2020-12/schema";

async function load(
  document: unknown,
  dtos?: Readonly<Record<string, Role>>,
  files: Readonly<Record<string, unknown>> = {},
) {
  const root = project({ "openapi.yaml": document, ...files });
  return loadContract(
    { name: "billing", source: { kind: "openapi", path: "openapi.yaml" }, ...(dtos ? { dtos } : {}) },
    { root },
  );
}

/** The schema `Invoice` as it is read out of an OpenAPI document of a version. */
async function invoiceOf(openapi: string, schema: unknown, role: Role = "shared"): Promise<Json> {
  const document = { openapi, components: { schemas: { Invoice: schema, Money: { readOnly: true, type: "number" } } } };
  const { dtos } = await load(document, { Invoice: role });
  const json = dtos[0]?.source.json as unknown as typeof document;
  return json.components.schemas.Invoice as Json;
}

describe("OpenAPI 3.1", () => {
  const text = `openapi: 3.1.0
info: { title: Billing, version: 1.4.0 }
paths:
  /invoices:
    get: { responses: { 200: { description: OK } } }
components:
  schemas:
    Invoice:
      type: object
      properties:
        total: { $ref: '#/components/schemas/Money' }
    Money: { type: [number, "null"], maximum: 12345678901234567890 }
`;

  it("gives every component schema as a DTO, in 2020-12, at its own place", async () => {
    const { dtos, exporter } = await load(text, { Money: "response", Invoice: "request" });
    expect(exporter).toEqual({ name: "openapi" });
    expect(dtos.map(({ name, role, pointer }) => [name, role, pointer])).toEqual([
      ["Invoice", "request", "/components/schemas/Invoice"],
      ["Money", "response", "/components/schemas/Money"],
    ]);
    const { source } = dtos[0] ?? {};
    expect(dtos[1]?.source).toBe(source);
    expect(source?.defaultDialect).toBe(latest);
    expect(Object.keys(source?.json as object)).toEqual(["$schema", "components"]);
    expect(source?.locate("/components/schemas/Invoice/properties/total")).toMatchObject({
      file: "openapi.yaml",
      line: 11,
      column: 9,
    });
  });

  it.each([
    ["the default", undefined, latest],
    ["OpenAPI's own", "https://spec.openapis.org/oas/3.1/dialect/base", latest],
    ["another", "http://json-schema.org/draft-07/schema#", "http://json-schema.org/draft-07/schema#"],
  ])("declares the dialect: %s", async (_, jsonSchemaDialect, dialect) => {
    const { dtos } = await load({ openapi: "3.1.1", jsonSchemaDialect, components: { schemas: { Invoice: {} } } });
    expect(dtos[0]?.source).toMatchObject({ defaultDialect: dialect, json: { $schema: dialect } });
  });

  it("leaves schemas as they are", async () => {
    const schema = { type: ["string", "null"], nullable: true, exclusiveMinimum: 0, required: ["total"] };
    expect(await invoiceOf("3.1.0", schema, "request")).toEqual(schema);
  });

  it("keeps other parts of the document that a schema refers to", async () => {
    const { dtos } = await load({
      openapi: "3.1.0",
      info: {},
      components: {
        schemas: { Invoice: { $ref: "#/components/responses/Paid/schema" } },
        responses: { Paid: { schema: {} } },
      },
    });
    expect(dtos[0]?.source.json).toMatchObject({ components: { responses: { Paid: {} } } });
  });

  it("bundles schemas of other files", async () => {
    const { dtos } = await load(
      {
        openapi: "3.1.0",
        components: { schemas: { Invoice: { $ref: "./schemas/invoice.yaml" }, Gone: { $ref: "gone.yaml" } } },
      },
      undefined,
      {
        "schemas/invoice.yaml":
          "type: object\nproperties:\n  total: { $ref: '../openapi.yaml#/components/schemas/Invoice' }\n",
      },
    );
    expect(dtos[0]?.source.json).toMatchObject({
      components: { schemas: { Invoice: { $ref: "#/$defs/invoice" } } },
      $defs: { invoice: { properties: { total: { $ref: "#/components/schemas/Invoice" } } } },
    });
    expect(dtos[0]?.source.locate("/$defs/invoice/properties/total")).toMatchObject({
      file: "schemas/invoice.yaml",
      line: 3,
    });
    expect(dtos.map(({ problem }) => problem?.kind)).toEqual([undefined, "reference"]);
  });
});

describe("OpenAPI 3.0", () => {
  it.each<[string, unknown, unknown]>([
    ["nullable adds null to the type", { type: "string", nullable: true }, { type: ["string", "null"] }],
    [
      "an enum must name null itself",
      { type: "string", nullable: true, enum: ["a"] },
      { type: ["string", "null"], enum: ["a"] },
    ],
    ["nullable without type says nothing", { nullable: true, enum: ["a"] }, { enum: ["a"] }],
    ["nullable: false is the default", { type: "string", nullable: false }, { type: "string" }],
    [
      "siblings of $ref say nothing",
      { $ref: "#/components/schemas/Money", nullable: true },
      { $ref: "#/components/schemas/Money", nullable: true },
    ],
    [
      "boolean exclusives are draft 4's",
      { minimum: 0, exclusiveMinimum: true },
      { minimum: 0, exclusiveMinimum: true },
    ],
    [
      "annotations stay",
      { example: { nullable: true }, discriminator: { propertyName: "kind" }, "x-owner": 1 },
      { example: { nullable: true }, discriminator: { propertyName: "kind" }, "x-owner": 1 },
    ],
    [
      "data stays",
      { type: "object", enum: [{ type: "a", nullable: true }] },
      { type: "object", enum: [{ type: "a", nullable: true }] },
    ],
    [
      "properties may be called nullable and id",
      { properties: { nullable: { type: "string", nullable: true }, id: {} } },
      { properties: { nullable: { type: ["string", "null"] }, id: {} } },
    ],
    ["id is no keyword", { id: "https://example.com/", type: "object" }, { type: "object" }],
    [
      "deep inside",
      { allOf: [{ items: { not: { type: "number", nullable: true } } }] },
      { allOf: [{ items: { not: { type: ["number", "null"] } } }] },
    ],
  ])("%s", async (_, schema, translated) => {
    expect(await invoiceOf("3.0.3", schema)).toEqual(translated);
  });

  const schema = {
    required: ["id", "secret", "total", "paid"],
    properties: {
      id: { readOnly: true },
      secret: { writeOnly: true },
      total: {},
      paid: { $ref: "#/components/schemas/Money" },
    },
  };

  it.each<[Role, string[]]>([
    ["request", ["secret", "total"]],
    ["response", ["id", "total", "paid"]],
    ["event", ["id", "total", "paid"]],
    ["stored", ["id", "secret", "total", "paid"]],
    ["shared", ["id", "secret", "total", "paid"]],
  ])("requires of a %s what its direction carries", async (role, required) => {
    expect(await invoiceOf("3.0.0", schema, role)).toEqual({ ...schema, required });
  });

  it("leaves no empty list of required names", async () => {
    expect(await invoiceOf("3.0.3", { required: ["id"], properties: { id: { readOnly: true } } }, "request")).toEqual({
      properties: { id: { readOnly: true } },
    });
  });

  it("declares draft 4, keeps places, and translates what other files hold", async () => {
    const { dtos } = await load(
      '{\n  "openapi": "3.0.3",\n  "components": { "schemas": {\n    "Invoice": { "properties": { "total": { "$ref": "money.yaml#/Money" } } }\n  } }\n}',
      undefined,
      { "money.yaml": "Money:\n  type: number\n  nullable: true\n" },
    );
    expect(dtos[0]?.source).toMatchObject({
      defaultDialect: draft4,
      json: { $schema: draft4, definitions: { money: { Money: { type: ["number", "null"] } } } },
    });
    expect(dtos[0]?.source.locate("/components/schemas/Invoice/properties/total")).toMatchObject({
      line: 4,
      column: 34,
    });
  });
});

describe("a document that is none", () => {
  it.each([
    ["Swagger 2.0", { swagger: "2.0", definitions: { Invoice: {} } }, "invalid-schema", "Swagger 2.0"],
    ["another version", { openapi: "4.0.0", components: { schemas: { Invoice: {} } } }, "invalid-schema", "4.0.0"],
    ["a JSON Schema", { type: "object" }, "invalid-schema", "not an OpenAPI document"],
    ["a list", [], "invalid-schema", "not an OpenAPI document"],
    ["without components", { openapi: "3.0.3", paths: {} }, "nothing-compared", "components.schemas"],
    [
      "with empty components",
      { openapi: "3.1.0", components: { schemas: {} } },
      "nothing-compared",
      "components.schemas",
    ],
  ])("is refused: %s", async (_, document, kind, words) => {
    const problem = await problemOf(() => load(document));
    expect(problem).toMatchObject({ kind, message: expect.stringContaining(words), hint: expect.any(String) });
    expect(problem.place).toMatchObject({ file: "openapi.yaml", line: 1 });
  });

  it("is refused when it is missing, or a folder", async () => {
    const source = { kind: "openapi", path: "api" } as const;
    expect(await problemOf(() => loadContract({ name: "billing", source }, { root: project({}) }))).toMatchObject({
      kind: "not-found",
    });
    const root = project({ "api/a.json": {}, "api/b.json": {} });
    expect(await problemOf(() => loadContract({ name: "billing", source }, { root }))).toMatchObject({
      kind: "config",
    });
  });
});
