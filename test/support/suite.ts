/** The official JSON-Schema-Test-Suite as inclusion cases. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Json } from "../../src/model/json.js";

export interface SuiteGroup {
  readonly file: string;
  readonly description: string;
  readonly schema: Json;
  readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[];
}

export const suiteDialects = {
  draft4: "http://json-schema.org/draft-04/schema#",
  draft6: "http://json-schema.org/draft-06/schema#",
  draft7: "http://json-schema.org/draft-07/schema#",
  "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
  "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
  v1: "https://json-schema.org/v1",
} as const;
export type SuiteDialect = keyof typeof suiteDialects;

/** The suite's folder, or `undefined` where it is not at hand. */
export function suiteFolder(): string | undefined {
  const beside = fileURLToPath(new URL("../../../shared/json-schema-test-suite", import.meta.url));
  const named = process.env.JSON_SCHEMA_TEST_SUITE;
  return [named, beside].find((folder) => folder !== undefined && existsSync(join(folder, "tests", "draft7")));
}

function jsonFiles(folder: string, deep: boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return deep ? jsonFiles(path, true) : [];
    return entry.name.endsWith(".json") ? [path] : [];
  });
}

export type SuitePart = "required" | "optional" | "proposals";

/** Folders with cases of each part, deep or not; formats are required since v1. */
const folders: Readonly<Record<SuitePart, readonly (readonly [folder: string, deep: boolean])[]>> = {
  required: [
    [".", false],
    ["format", true],
  ],
  optional: [["optional", true]],
  proposals: [["proposals", true]],
};

/** The groups of a part of a dialect. */
export function suiteGroups(root: string, dialect: SuiteDialect, part: SuitePart): SuiteGroup[] {
  const base = join(root, "tests", dialect);
  const files = folders[part].flatMap(([folder, deep]) =>
    existsSync(join(base, folder)) ? jsonFiles(join(base, folder), deep) : [],
  );
  return files.flatMap((path) => {
    const groups = JSON.parse(readFileSync(path, "utf8")) as Omit<SuiteGroup, "file">[];
    return groups.map((group) => ({ ...group, file: relative(base, path).replace(/\.json$/, "") }));
  });
}

/** The documents that the suite's schemas refer to, by URI. */
export function suiteRemotes(root: string): Map<string, Json> {
  const folder = join(root, "remotes");
  return new Map(
    jsonFiles(folder, true).map((path) => [
      `http://localhost:1234/${relative(folder, path)}`,
      JSON.parse(readFileSync(path, "utf8")) as Json,
    ]),
  );
}
