/** What the store's tests share: a believable contract, temporary folders, the problem that a call throws. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { ContractCheckError, type Problem } from "../../src/errors.js";

export * from "./support-contract.js";

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

/** Every file below a folder with its text, by path. */
export function contents(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const full = join(folder, path);
    if (statSync(full).isFile()) found[path.replaceAll("\\", "/")] = readFileSync(full, "utf8");
  }
  return found;
}
