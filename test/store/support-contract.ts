/** A believable contract in a few versions. */
import type { Contract, Dto, Role } from "../../src/model/contract.js";
import type { Json } from "../../src/model/json.js";

export function dto(name: string, json: Json, role: Role = "shared", pointer = ""): Dto {
  return { name, role, pointer, source: { label: `schemas/${name}.json`, json, locate: () => undefined } };
}

export const invoice = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Invoice",
  type: "object",
  properties: {
    number: { type: "string", minLength: 1 },
    total: { type: "number", minimum: 0 },
    dueDate: { type: "string", format: "date" },
  },
  required: ["number", "total"],
};

export const shipment = { type: "object", properties: { weight: { type: "number" } } };

export function contract(version: string | undefined, dtos: readonly Dto[], more: Partial<Contract> = {}): Contract {
  return {
    name: "billing-api",
    version,
    dtos,
    exporter: { name: "zod", version: "4.1.0" },
    label: "src/dto.ts",
    ...more,
  };
}

export const billing = (version: string): Contract =>
  contract(version, [dto("Shipment", shipment, "event"), dto("Invoice", invoice, "response")]);
