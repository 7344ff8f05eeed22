/** Pointers into schemas, followed into the source that they are written in. No module is run. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createModuleLocator } from "../../../../src/load/exporters/places/module-locator.js";
import type { Json } from "../../../../src/model/json.js";

const common = `
export const Money = z.object({
  amount: z.string(),
});
const base = { id: z.string() };
export { base as identity };
export * as parts from "./parts.js";
`;

const parts = `
export const Weight = z.object({ grams: z.number() });
`;

const dto = `import { z } from "zod";
import * as common from "./common.js";
import { Money, identity } from "./common.js";
/* export const Invoice = z.object({ decoy: 1 }) */
const template = \`export const Invoice = \${"}"} z.object({ decoy: \${\`{\`} })\`;
const pattern = /[/"'\`{(]export const Invoice/;
export const Customer = z.object({
  name: z.string(),
  "postal-code": z.string(),
});
export const Invoice: z.ZodType<{ id: string }> = z.object({
  ...identity,
  customer: Customer.optional(), // properties: { total: 1 }
  total: Money,
  lines: z.array(
    z.object({
      text: z.string(),
      price: common.Money.nullable(),
    }),
  ).min(1),
  tags: z.record(z.string(), z.object({ color: z.string() })),
  point: z.tuple([z.number(), z.object({ unit: z.string() })]),
  payer: z.union([Customer, z.object({ company: z.string() })]),
  get parent() {
    return z.lazy(() => Invoice);
  },
}).strict().describe("{ decoy: 1 }")

export const Shipment = Invoice.omit({ total: true }).extend({
  weight: z.number(),
})
export const Wrapped = paginated(Invoice);
export const Loop = Loop2;
const Loop2 = Loop;
export const DTOS = { Invoice, v2: { Shipment, Refund: z.object({ reason: z.string() }) } };
export { Customer as Client };
export default z.object({ only: z.string() });
export { parts } from "./common.js";
`;

const compiled = `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Invoice = exports.Customer = void 0;
const zod_1 = require("zod");
const common_1 = require("./common.js");
exports.Customer = zod_1.z.object({
    name: zod_1.z.string(),
});
exports.Invoice = zod_1.z.object({
    customer: exports.Customer,
    total: common_1.Money,
});
`;

const typebox = `import { Type } from "@sinclair/typebox";
const Address = Type.Object({ street: Type.String() });
export const Invoice = Type.Composite([
  Type.Object({ id: Type.String() }),
  Type.Object({ to: Type.Optional(Address) }),
]);
export const Tree = Type.Recursive((Self) => Type.Object({ children: Type.Array(Self) }));
`;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "places-"));
  const files = { "dto.ts": dto, "common.ts": common, "parts.ts": parts, "dist.cjs": compiled, "typebox.ts": typebox };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
});
afterAll(() => rmSync(root, { recursive: true }));

/** `file:line: text` of the place, with the text from the column on. */
function place(file: string, path: readonly string[], pointer: string, json: Json = true): string {
  const locator = createModuleLocator({ file: join(root, file), label: file, root });
  const found = locator.forExport(path, json)(pointer);
  return `${found?.file}:${found?.line} ${found?.text?.slice(found.column - 1)}`;
}

const document: Json = {
  properties: { payer: { anyOf: [{ $ref: "#/$defs/Customer" }, true] }, parent: { $ref: "#" } },
  required: ["customer", "total"],
  $defs: { Customer: { properties: { name: { $ref: "#/$defs/Name" } } }, Name: { type: "string" } },
};

describe("places in dto.ts", () => {
  it.each([
    ["the export", "Invoice", "", "dto.ts:11 Invoice: z.ZodType"],
    ["a property", "Invoice", "/properties/total", "dto.ts:14 total: Money"],
    ["a keyword of a property", "Invoice", "/properties/total/type", "dto.ts:14 total: Money"],
    ["a property of another constant", "Invoice", "/properties/customer/properties/name", "dto.ts:8 name"],
    ["a quoted key", "Invoice", "/properties/customer/properties/postal-code", 'dto.ts:9 "postal-code"'],
    ["a property of an imported constant", "Invoice", "/properties/total/properties/amount", "common.ts:3 amount"],
    ["a property that is spread in", "Invoice", "/properties/id", "common.ts:5 id: z.string"],
    ["an item's property", "Invoice", "/properties/lines/items/properties/text", "dto.ts:17 text"],
    [
      "a nullable of a namespace",
      "Invoice",
      "/properties/lines/items/properties/price/anyOf/0/properties/amount",
      "common.ts:3 amount",
    ],
    ["a record's value", "Invoice", "/properties/tags/additionalProperties/properties/color", "dto.ts:21 color"],
    ["a tuple's item", "Invoice", "/properties/point/prefixItems/1/properties/unit", "dto.ts:22 unit"],
    ["a union's variant", "Invoice", "/properties/payer/anyOf/1/properties/company", "dto.ts:23 company"],
    ["a getter", "Invoice", "/properties/parent", "dto.ts:24 parent()"],
    ["a lazy schema", "Invoice", "/properties/parent/properties/total", "dto.ts:14 total"],
    ["a required name", "Invoice", "/required/1", "dto.ts:14 total"],
    ["a definition", "Invoice", "/$defs/Customer/properties/name", "dto.ts:8 name"],
    ["a definition within a definition", "Invoice", "/$defs/Name", "dto.ts:8 name"],
    ["a definition that nobody refers to", "Invoice", "/$defs/Gone/properties/total", "dto.ts:11 Invoice"],
    ["an added property", "Shipment", "/properties/weight", "dto.ts:30 weight"],
    ["an inherited property", "Shipment", "/properties/total", "dto.ts:14 total"],
    ["a property that is not there", "Shipment", "/properties/decoy", "dto.ts:29 Shipment"],
    ["what an unknown function makes", "Wrapped", "/properties/total", "dto.ts:32 Wrapped"],
    ["constants that go in circles", "Loop", "/properties/total", "dto.ts:33 Loop"],
    ["a renamed export", "Client", "/properties/name", "dto.ts:8 name"],
    ["the default export", "default", "/properties/only", "dto.ts:37 only"],
    ["an export that the source does not show", "Unseen", "/properties/total", "dto.ts:1 import"],
  ])("%s", (_what, name, pointer, expected) => {
    expect(place("dto.ts", [name], pointer, document)).toContain(expected);
  });

  it.each([
    ["a record's member by its name", ["DTOS", "Invoice"], "/properties/total", "dto.ts:14 total"],
    ["a nested member", ["DTOS", "v2", "Refund"], "/properties/reason", "dto.ts:35 reason"],
    ["a member that is not there", ["DTOS", "v3"], "/properties/reason", "dto.ts:35 DTOS"],
    ["a namespace of a namespace", ["parts", "Weight"], "/properties/grams", "parts.ts:2 grams"],
  ])("%s", (_what, path, pointer, expected) => {
    expect(place("dto.ts", path, pointer)).toContain(expected);
  });
});

it.each([
  ["dist.cjs", "Invoice", "/properties/customer/properties/name", "dist.cjs:7 name"],
  ["dist.cjs", "Invoice", "/properties/total/properties/amount", "common.ts:3 amount"],
  ["typebox.ts", "Invoice", "/properties/to/properties/street", "typebox.ts:2 street"],
  ["typebox.ts", "Invoice", "/properties/id", "typebox.ts:4 id"],
  ["typebox.ts", "Tree", "/properties/children", "typebox.ts:7 children"],
])("%s: %s%s", (file, name, pointer, expected) => {
  expect(place(file, [name], pointer)).toContain(expected);
});

it("has no places in a file that is not there", () => {
  const locator = createModuleLocator({ file: join(root, "gone.ts"), label: "gone.ts", root });
  expect(locator.forExport(["Invoice"], true)("/properties/id")).toEqual({ file: "gone.ts", line: 1, column: 1 });
});

it.each(["const a = `${`", "/[", "'", "export const x = (((((", "export {", "import {", "${{{{"])(
  "survives the fragment %j",
  (text) => {
    writeFileSync(join(root, "fragment.ts"), `export const Invoice = 1;\n${text}`);
    expect(place("fragment.ts", ["Invoice"], "/properties/id")).toContain("fragment.ts:1 Invoice");
  },
);

it("survives deep nesting", () => {
  const deep = `export const Deep = ${"z.array(".repeat(50_000)}${")".repeat(50_000)};\nexport const Invoice = z.object({ id: 1 });`;
  writeFileSync(join(root, "deep.ts"), deep);
  expect(place("deep.ts", ["Invoice"], "/properties/id")).toContain("deep.ts:2 id");
});
