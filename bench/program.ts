/** The compiled program, as users run it. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export interface Program {
  /** The executable's module. */
  readonly main: string;
  readonly decideInclusion: typeof import("../src/index.js").decideInclusion;
  readonly loadSchemaPath: typeof import("../src/load/index.js").loadSchemaPath;
}

/** @param folder of the compiled program; default `dist` */
export async function openProgram(folder = fileURLToPath(new URL("../dist", import.meta.url))): Promise<Program> {
  const at = (path: string) => join(resolve(folder), path);
  if (!existsSync(at("index.js"))) throw new Error(`There is no compiled program in ${folder}: run npm run build.`);
  const load = (path: string) => import(pathToFileURL(at(path)).href);
  const { decideInclusion }: typeof import("../src/index.js") = await load("index.js");
  const { loadSchemaPath }: typeof import("../src/load/index.js") = await load("load/index.js");
  return { main: at("cli/main.js"), decideInclusion, loadSchemaPath };
}
