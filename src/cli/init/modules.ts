/** Finds the modules that export schemas of a known library. */
import { posix } from "node:path";
import type { SourceSpec } from "../../model/config.js";
import { textOf } from "./walk.js";

export interface Found {
  readonly source: SourceSpec;
  /** What was seen: "4 exports of src/dto.ts that use zod". */
  readonly seen: string;
}

const libraries = [
  { kind: "zod", package: /["'](?:zod|zod\/v[34](?:-mini)?|zod\/mini)["']/ },
  { kind: "typebox", package: /["'](?:@sinclair\/typebox|typebox)["']/ },
  { kind: "valibot", package: /["']valibot["']/ },
  { kind: "arktype", package: /["']arktype["']/ },
] as const;

type Kind = (typeof libraries)[number]["kind"];

interface Module {
  readonly path: string;
  readonly kind: Kind;
  readonly exports: number;
}

const source = /\.[cm]?[jt]s$/;
const beside = /(?:\.d\.[cm]?ts|\.(?:test|spec|stories|config)\.[cm]?[jt]s)$/;
const telling = /dto|schema|contract|interface|types|model|api/i;

async function moduleAt(folder: string, path: string): Promise<Module | undefined> {
  const text = await textOf(folder, path);
  if (text === undefined) return undefined;
  const imports = text.match(/^.*\b(?:from|require\(|import)\s*["'][^"'\n]+["'].*$/gm)?.join("\n") ?? "";
  const library = libraries.find((each) => each.package.test(imports));
  const exports = text.match(/^export\s+(?:const|let)\s+\w+/gm)?.length ?? 0;
  return library === undefined || exports === 0 ? undefined : { path, kind: library.kind, exports };
}

/** Index modules that re-export several of the modules of one library stand for all of them. */
async function indexesOf(folder: string, files: readonly string[], modules: readonly Module[]): Promise<Module[]> {
  const found: Module[] = [];
  for (const path of files.filter((file) => /(?:^|\/)(?:index|mod)\.[cm]?[jt]s$/.test(file))) {
    const text = (await textOf(folder, path)) ?? "";
    const targets = [...text.matchAll(/^export\s[^;]*?\bfrom\s+["'](\.[^"'\n]*)["']/gm)].map(([, specifier = ""]) =>
      posix.join(posix.dirname(path), specifier).replace(source, ""),
    );
    const covered = modules.filter((module) => targets.includes(module.path.replace(source, "")));
    const [first] = covered;
    const oneLibrary = covered.every((module) => module.kind === first?.kind);
    if (first === undefined || covered.length < 2 || !oneLibrary) continue;
    found.push({ path, kind: first.kind, exports: covered.reduce((sum, module) => sum + module.exports, 0) });
  }
  return found;
}

/** Modules with schemas, the most telling first. */
export async function findModules(folder: string, files: readonly string[]): Promise<Found[]> {
  const modules: Module[] = [];
  for (const path of files.filter((file) => source.test(file) && !beside.test(file))) {
    const module = await moduleAt(folder, path);
    if (module !== undefined) modules.push(module);
  }
  const all = [...(await indexesOf(folder, files, modules)), ...modules];
  const score = ({ path, exports }: Module) => exports + (telling.test(path) ? 5 : 0);
  return all
    .sort((a, b) => score(b) - score(a))
    .map(({ path, kind, exports }) => ({
      source: { kind, module: `./${path}` },
      seen: `${exports} ${exports === 1 ? "export" : "exports"} of ${path} with ${kind}`,
    }));
}
