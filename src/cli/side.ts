/**
 * One side of `diff`: a file, a folder, `-`, `git:REF:path`, a stored snapshot `name@version`, or what is somewhere
 * else (`remote-side.ts`).
 */
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { ContractCheckError, fail } from "../errors.js";
import type { FileSource } from "../load/index.js";
import type { Contract } from "../model/contract.js";
import type { Host } from "./host.js";
import type { SnapshotPlace } from "./snapshot-place.js";
import { readBounded } from "./stdin.js";

export interface SideContext {
  readonly host: Host;
  readonly cwd: string;
  /** Where snapshots are looked for: `baselines` of the configuration, or `contracts`. */
  readonly snapshots: () => Promise<SnapshotPlace>;
  /** The user accepts connections that are not encrypted. */
  readonly insecure?: boolean;
}

/** The other files of the revision, for references to them. */
function gitFiles(root: string, ref: string): FileSource {
  return {
    read: async (path) => {
      const { readGitFile } = await import("../store/index.js");
      try {
        return await readGitFile({ root, ref, path });
      } catch (error) {
        if (error instanceof ContractCheckError && error.problem.kind === "not-found") return undefined;
        throw error;
      }
    },
    list: async () => [],
  };
}

async function fromStdin({ host }: SideContext): Promise<Contract> {
  const { loadSchemaText } = await import("../load/index.js");
  return loadSchemaText(await host.readStdin(), { label: "standard input" });
}

/** A pipe, as in `diff <(generate-schema) new.json`. */
async function fromPipe(path: string, cwd: string): Promise<Contract> {
  const { loadSchemaText } = await import("../load/index.js");
  const text = await readBounded(createReadStream(resolve(cwd, path)), path);
  return loadSchemaText(text, { label: path });
}

async function fromGit(text: string, cwd: string): Promise<Contract> {
  const { isGitRemote } = await import("../store/sources/git-remote.js");
  if (isGitRemote(text)) return (await import("./remote-side.js")).fromRemoteGit(text, cwd);
  const { parseGitSpec, readGitFile } = await import("../store/index.js");
  const { ref, path } = parseGitSpec(text);
  if (path === undefined || path === "") {
    return fail({
      kind: "usage",
      message: `${JSON.stringify(text)} names no file of the revision.`,
      hint: "Write git:REF:path, as in git:main:schemas/invoice.json.",
    });
  }
  const content = await readGitFile({ root: cwd, ref, path });
  const { loadSchemaText } = await import("../load/index.js");
  return loadSchemaText(content, { label: text, file: path, files: gitFiles(cwd, ref) });
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
  const { cwd } = context;
  if (text === "-") return fromStdin(context);
  if (text.startsWith("git:")) return fromGit(text, cwd);
  if (text.startsWith("npm:")) return (await import("./remote-side.js")).fromNpm(text, cwd);
  if (text.startsWith("oci:")) return (await import("./remote-side.js")).fromOci(text, cwd, context.insecure === true);
  const info = await stat(resolve(cwd, text)).catch(() => undefined);
  if (info?.isFIFO() === true || info?.isSocket() === true) return fromPipe(text, cwd);
  if (info !== undefined) return fromPath(text, cwd, info.isDirectory());
  const snapshot = /^([A-Za-z0-9][\w.-]*)@(\d+\.\d+\.\d+.*)$/.exec(text);
  if (snapshot !== null) return fromSnapshot(snapshot[1] ?? "", snapshot[2] ?? "", context);
  return fail({
    kind: "not-found",
    message: `${JSON.stringify(text)} does not exist.`,
    hint: `Name a file, a folder, - for standard input, git:REF:path, npm:PACKAGE@VERSION#path, oci:HOST/REPOSITORY:TAG or a snapshot NAME@VERSION${/[\\/.]/.test(basename(text)) ? "" : `, such as ${text}@1.0.0`}.`,
  });
}
