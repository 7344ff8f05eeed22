/** Contracts for tests: schemas as real files would give them, and a validator that is asked independently. */
import { Ajv, type AnySchema } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Contract, Dto, Role } from "../../src/model/contract.js";
import { type Json, type JsonObject, stringify } from "../../src/model/json.js";
import type { DtoReport, Finding } from "../../src/model/report.js";
import { createLocator, parseJsonText } from "../../src/util/json-text.js";

/** A DTO as loaded from a file of its own. */
export function dtoOf(name: string, schema: Json, role: Role = "shared", pointer = ""): Dto {
  const file = `${name}.schema.json`;
  const text = stringify(schema, 2);
  const source = { label: file, json: parseJsonText(text, file), locate: createLocator(text, file) };
  return { name, role, source, pointer };
}

/** A contract of DTOs that share a role. */
export function contractOf(
  version: string | undefined,
  schemas: Readonly<Record<string, Json>>,
  role: Role = "shared",
): Contract {
  return {
    name: "billing-api",
    version,
    dtos: Object.entries(schemas).map(([name, schema]) => dtoOf(name, schema, role)),
    exporter: { name: "files" },
    label: version === undefined ? "schemas" : `contracts/billing-api/${version}`,
  };
}

/** An object schema in few words. */
export function object(properties: JsonObject, required: readonly string[] = [], more: JsonObject = {}): JsonObject {
  return { type: "object", properties, ...(required.length === 0 ? {} : { required }), ...more };
}

/** Whether ajv, set up here and not by the code under test, accepts the instance. */
export function accepts(schema: Json, instance: Json, formats: "assert" | "annotation" = "assert"): boolean {
  const named = (schema as JsonObject).$schema;
  const options = { strict: false, allErrors: false, validateFormats: formats === "assert", logger: false } as const;
  const ajv = typeof named === "string" && named.includes("draft-07") ? new Ajv(options) : new Ajv2020(options);
  addFormats.default(ajv);
  return ajv.compile(schema as AnySchema)(instance) === true;
}

/** Every witness of a DTO's report with the direction that it disproves. */
export function witnessesOf(report: DtoReport): { direction: Finding["direction"]; witness: Json }[] {
  const { backward, forward, underPolicy, findings } = report;
  const all = [
    { direction: "backward", witness: backward?.witness },
    { direction: "forward", witness: forward?.witness },
    { direction: "backward", witness: underPolicy?.backward?.witness },
    { direction: "forward", witness: underPolicy?.forward?.witness },
    ...findings.map(({ direction, witness }) => ({ direction, witness })),
  ] as const;
  return all.flatMap(({ direction, witness }) => (witness === undefined ? [] : [{ direction, witness }]));
}

/** `property-removed breaking backward`, for the findings that are more than information. */
export function grave(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ level }) => level !== "info")
    .map(({ rule, level, direction }) => `${rule} ${level} ${direction}`)
    .sort();
}
