/** The compiled program, as users run it. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export interface Program {
  /** The executable's module. */
  readonly main: string;
  readonly decideInclusion: typeof import("../src/index.js").decideInclusion;
  readonly loadSchemaPath: typeof import("../src/load/index.js").loadSchemaPath;
  readonly normalizeDocuments: typeof import("../src/normalize/index.js").normalizeDocuments;
  readonly createEngine: typeof import("../src/engine/index.js").createEngine;
  readonly createNodeTable: typeof import("../src/model/node-table.js").createNodeTable;
}

/** @param folder of the compiled modules, of which some are not public; default `.cache/modules` */
export async function openProgram(
  folder = fileURLToPath(new URL("../.cache/modules", import.meta.url)),
): Promise<Program> {
  const at = (path: string) => join(resolve(folder), path);
  if (!existsSync(at("index.js"))) throw new Error(`There are no compiled modules in ${folder}: run npm run modules.`);
  const load = (path: string) => import(pathToFileURL(at(path)).href);
  const { decideInclusion }: typeof import("../src/index.js") = await load("index.js");
  const { loadSchemaPath }: typeof import("../src/load/index.js") = await load("load/index.js");
  const { normalizeDocuments }: typeof import("../src/normalize/index.js") = await load("normalize/index.js");
  const { createEngine }: typeof import("../src/engine/index.js") = await load("engine/index.js");
  const { createNodeTable }: typeof import("../src/model/node-table.js") = await load("model/node-table.js");
  return {
    main: fileURLToPath(new URL("../dist/cli/main.js", import.meta.url)),
    decideInclusion,
    loadSchemaPath,
    normalizeDocuments,
    createEngine,
    createNodeTable,
  };
}
