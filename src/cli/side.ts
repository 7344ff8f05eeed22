/** One side of `diff`: a file, a folder, `-`, `git:REF:path`, or a stored snapshot `name@version`. */
import { realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { fail } from "../errors.js";
import type { Contract } from "../model/contract.js";
import type { Host } from "./host.js";

export interface SideContext {
  readonly host: Host;
  readonly cwd: string;
  /** Where snapshots are looked for: `baselines` of the configuration, or `contracts`. */
  readonly snapshots: () => Promise<{ root: string; spec: string }>;
}

/** YAML is a superset of JSON, but JSON has the better messages. */
function formatOf(name: string, text: string): "json" | "yaml" {
  if (/\.ya?ml$/i.test(name)) return "yaml";
  if (/\.json$/i.test(name)) return "json";
  return /^\s*[{[]/.test(text) || /^\s*(?:true|false)\s*$/.test(text) ? "json" : "yaml";
}

async function fromText(text: string, label: string): Promise<Contract> {
  const { loadSchemaText } = await import("../load/index.js");
  return loadSchemaText(text, { label, format: formatOf(label, text) });
}

async function fromGit(text: string, cwd: string): Promise<Contract> {
  const match = /^git:([^:]+):(.+)$/.exec(text);
  if (match === null) {
    return fail({
      kind: "usage",
      message: `${JSON.stringify(text)} names no file of a revision.`,
      hint: "Write git:REF:path, as in git:main:schemas/invoice.json.",
    });
  }
  const [, ref = "", path = ""] = match;
  const { readGitFile } = await import("../store/index.js");
  return fromText(await readGitFile({ root: cwd, ref, path }), text);
}

/** The folder whose files a schema may refer to: the working folder where the file is in it, else the file's own. */
async function rootOf(file: string, cwd: string, isFolder: boolean): Promise<string> {
  const [real, folder] = await Promise.all([realpath(file), realpath(cwd)]);
  const way = relative(folder, real);
  const inside = way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  return inside ? folder : isFolder ? real : dirname(real);
}

async function fromPath(path: string, cwd: string, isFolder: boolean): Promise<Contract> {
  const { loadSchemaPath } = await import("../load/index.js");
  const file = resolve(cwd, path);
  const root = await rootOf(file, cwd, isFolder);
  const contract = await loadSchemaPath(relative(root, await realpath(file)) || ".", { root });
  return { ...contract, label: path };
}

async function fromSnapshot(name: string, version: string, context: SideContext): Promise<Contract> {
  const { openBaselines } = await import("../store/index.js");
  const { root, spec } = await context.snapshots();
  return (await openBaselines(spec, { root })).read(name, version);
}

/** @throws problem `not-found` where the text is nothing that can be compared */
export async function loadSide(text: string, context: SideContext): Promise<Contract> {
  const { host, cwd } = context;
  if (text === "-") return fromText(await host.readStdin(), "standard input");
  if (text.startsWith("git:")) return fromGit(text, cwd);
  const info = await stat(resolve(cwd, text)).catch(() => undefined);
  if (info !== undefined) return fromPath(text, cwd, info.isDirectory());
  const snapshot = /^([A-Za-z0-9][\w.-]*)@(\d+\.\d+\.\d+.*)$/.exec(text);
  if (snapshot !== null) return fromSnapshot(snapshot[1] ?? "", snapshot[2] ?? "", context);
  return fail({
    kind: "not-found",
    message: `${JSON.stringify(text)} does not exist.`,
    hint: `Name a file, a folder, - for standard input, git:REF:path or a snapshot NAME@VERSION${/[\\/.]/.test(basename(text)) ? "" : `, such as ${text}@1.0.0`}.`,
  });
}
