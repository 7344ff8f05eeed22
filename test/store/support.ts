/** What the store's tests share: a believable contract, temporary folders, the problem that a call throws. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { ContractCheckError, type Problem } from "../../src/errors.js";
import type { Contract, Dto, Role } from "../../src/model/contract.js";
import type { Json } from "../../src/model/json.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "contract-check-store-"));
  folders.push(folder);
  return folder;
}

export async function problemOf(run: () => unknown): Promise<Problem> {
  try {
    await run();
  } catch (error) {
    if (error instanceof ContractCheckError) return error.problem;
    throw error;
  }
  throw new Error("nothing was thrown");
}

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

/** Every file below a folder with its text, by path. */
export function contents(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const full = join(folder, path);
    if (statSync(full).isFile()) found[path.replaceAll("\\", "/")] = readFileSync(full, "utf8");
  }
  return found;
}
