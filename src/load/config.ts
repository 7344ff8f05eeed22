/** Finds, reads and checks `contract-check.config.*`. A configuration in code is the user's own and runs in this process. */
import { access } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ContractCheckError, fail } from "../errors.js";
import type { Config } from "../model/config.js";
import { checkConfig } from "./config-check.js";
import { loadConfigModule } from "./config-module.js";
import type { ParsedDocument } from "./parsed.js";
import { readText } from "./read-text.js";

/** In the order in which they are looked for. */
export const configNames = ["ts", "mts", "js", "mjs", "json", "yaml", "yml"].map(
  (extension) => `contract-check.config.${extension}`,
);

export interface LoadedConfig {
  readonly config: Config;
  /** Absolute path of the configuration file. */
  readonly file: string;
  /** The folder of the file: paths in the configuration are relative to it and stay inside it. */
  readonly root: string;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** From `cwd` up to the folder that has `.git`; only `cwd` itself outside of a repository. */
async function foldersToSearch(cwd: string): Promise<string[]> {
  const folders: string[] = [];
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    folders.push(folder);
    if (await exists(join(folder, ".git"))) return folders;
    if (dirname(folder) === folder) return folders.slice(0, 1);
  }
}

/** The configuration file in force for a folder, or `undefined`. Two of them in one folder are an error. */
export async function findConfig(cwd: string): Promise<string | undefined> {
  for (const folder of await foldersToSearch(cwd)) {
    const present: string[] = [];
    for (const name of configNames) if (await exists(join(folder, name))) present.push(name);
    if (present.length > 1) {
      fail({
        kind: "config",
        message: `There are ${present.length} configurations in one folder: ${present.join(", ")}.`,
        place: { file: present[0] ?? "" },
        hint: "Keep one of them, or name it with --config FILE.",
      });
    }
    const [only] = present;
    if (only !== undefined) return join(folder, only);
  }
  return undefined;
}

async function readParsed(file: string): Promise<ParsedDocument> {
  const name = basename(file);
  try {
    const text = await readText({ absolute: file, relative: name });
    if (name.endsWith(".json")) return (await import("./json-source.js")).parseJsonSource(text, name);
    return (await import("./yaml-source.js")).parseYamlSource(text, name);
  } catch (error) {
    if (!(error instanceof ContractCheckError)) throw error;
    // Whatever is wrong with it, it is the configuration that is wrong.
    return fail({ ...error.problem, kind: "config" }, error);
  }
}

async function readConfig(file: string): Promise<Config> {
  const name = basename(file);
  if (/\.(json|ya?ml)$/.test(name)) {
    const { json, locate } = await readParsed(file);
    return checkConfig(json, name, locate);
  }
  if (/\.[cm]?[jt]s$/.test(name)) return checkConfig(await loadConfigModule(file), name);
  return fail({
    kind: "config",
    message: `"${name}" has an extension that no configuration has.`,
    place: { file: name },
    hint: `A configuration is TypeScript, JavaScript, JSON or YAML: ${configNames.join(", ")}.`,
  });
}

/**
 * The configuration for a folder, checked.
 * @param options `cwd` is where the search starts; `file`, relative to it, names the configuration instead
 * @throws problem `config`: none found, several found, not readable, not what the published format says
 */
export async function loadConfig(options: { cwd: string; file?: string }): Promise<LoadedConfig> {
  const file = options.file === undefined ? await findConfig(options.cwd) : resolve(options.cwd, options.file);
  if (file === undefined) {
    return fail({
      kind: "config",
      message: "No configuration was found here or in a parent folder of the repository.",
      details: [`looked for: ${configNames.join(", ")}`],
      hint: "Run `contract-check init` to write one, or name one with --config FILE.",
    });
  }
  if (options.file !== undefined && !(await exists(file))) {
    fail({
      kind: "config",
      message: `The configuration "${options.file}" does not exist.`,
      hint: "Check the spelling of --config, or run `contract-check init` to write one.",
    });
  }
  return { config: await readConfig(file), file, root: dirname(file) };
}
