/** A side of `diff` that is in another repository, in a package or in a registry. */
import { fail } from "../errors.js";
import type { FileSource } from "../load/index.js";
import type { Contract } from "../model/contract.js";
import type { BaselineSource } from "../store/index.js";
import { sanitize } from "../util/sanitize.js";

type Files = ReadonlyMap<string, Uint8Array>;

/** `git:URL#REF:path`: a schema file, a snapshot's folder, or a folder of snapshots. */
export async function fromRemoteGit(text: string, cwd: string): Promise<Contract> {
  const { fetchGitFolder, parseGitRemote } = await import("../store/sources/git-remote.js");
  const remote = parseGitRemote(text);
  const { files, commit } = await fetchGitFolder(remote, ".", { root: cwd });
  return fromFiles(files, { text, path: remote.path, origin: commit });
}

/** `npm:PACKAGE@VERSION#path`: the same for a package. */
export async function fromNpm(text: string, cwd: string): Promise<Contract> {
  const { fetchPackage, parseNpmSpec } = await import("../store/sources/npm.js");
  const { wanted, path } = parseNpmSpec(text);
  const { files, id } = await fetchPackage(wanted, cwd);
  return fromFiles(files, { text, path, origin: id });
}

/** `oci:HOST/REPOSITORY:TAG`, or the newest version of the repository. */
export async function fromOci(text: string, cwd: string, insecure: boolean): Promise<Contract> {
  const { openBaselines } = await import("../store/index.js");
  return newestOf(await openBaselines(text, { root: cwd, insecure }), text);
}

interface Asked {
  readonly text: string;
  readonly path?: string;
  readonly origin: string;
}

async function fromFiles(files: Files, { text, path, origin }: Asked): Promise<Contract> {
  const { below, memoryTree } = await import("../store/memory-tree.js");
  const { createSource } = await import("../store/source.js");
  const bytes = path === undefined ? undefined : files.get(path);
  if (path !== undefined && bytes !== undefined) {
    const { loadSchemaText } = await import("../load/index.js");
    const content = decode(bytes, text);
    return { ...(await loadSchemaText(content, { label: path, file: path, files: fileSource(files) })), label: text };
  }
  const folder = path?.replace(/\/+$/, "") ?? "contracts";
  const tree = (at: string) =>
    createSource(memoryTree(text, below(files, at), { repair: "Name a version in which it is whole.", origin }));
  if (files.has(`${folder}/contract.json`)) {
    const [version = "", name = "", ...above] = folder.split("/").reverse();
    return tree(above.reverse().join("/")).read(name, version);
  }
  return newestOf(tree(folder), text);
}

async function newestOf(source: BaselineSource, text: string): Promise<Contract> {
  const { newestIn } = await import("../store/index.js");
  const contracts = await source.contracts();
  const [only, ...others] = contracts;
  if (only === undefined || others.length > 0) {
    return fail({
      kind: "not-found",
      message: sanitize(
        `${text} ${only === undefined ? "holds no snapshot and no schema" : "holds several contracts"}.`,
      ),
      ...(only === undefined ? {} : { details: [`contracts there: ${contracts.slice(0, 20).join(", ")}`] }),
      hint: "Name a schema file or a snapshot in it, as in npm:@acme/interface@1.4.0#contracts/project-api/1.4.0.",
    });
  }
  const versions = await source.versions(only);
  return source.read(only, newestIn(versions, undefined) ?? "");
}

function fileSource(files: Files): FileSource {
  return {
    read: async (path) => {
      const bytes = files.get(path);
      return bytes === undefined ? undefined : decode(bytes, path);
    },
    list: async () => [],
  };
}

function decode(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    const message = sanitize(`${label} is not UTF-8 text.`);
    return fail({ kind: "syntax", message, hint: "Name a JSON or YAML file." }, cause);
  }
}
