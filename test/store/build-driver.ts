/** A driver and what it uses as plain JavaScript, so that each of many processes starts fast. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll } from "vitest";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Builds before the tests of the file that calls it. @returns the path of the built driver */
export function buildDriver(name: string): string {
  const built = mkdtempSync(join(tmpdir(), "contract-check-driver-"));
  beforeAll(() => {
    const files = ["model", "util", "store"].flatMap((folder) =>
      readdirSync(join(repository, "src", folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => join("src", folder, file)),
    );
    const tests = [name, "support-contract.ts"].map((file) => join("test/store", file));
    const compilerOptions = {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
    };
    for (const file of [...files, "src/errors.ts", ...tests]) {
      const { outputText } = ts.transpileModule(readFileSync(join(repository, file), "utf8"), { compilerOptions });
      mkdirSync(dirname(join(built, file)), { recursive: true });
      writeFileSync(join(built, file.replace(/ts$/, "js")), outputText);
    }
    writeFileSync(join(built, "package.json"), '{ "type": "module" }');
    symlinkSync(join(repository, "node_modules"), join(built, "node_modules"), "junction");
  });
  afterAll(() => rmSync(built, { recursive: true, force: true }));
  return join(built, "test/store", name.replace(/ts$/, "js"));
}
