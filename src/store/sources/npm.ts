/**
 * Packages of an npm registry, fetched by the user's own npm: its registries, its credentials, its cache. Scripts never
 * run, and the tarball is read in memory.
 */
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fail } from "../../errors.js";
import { isObject, own } from "../../model/json.js";
import { parseJsonText } from "../../util/json-text.js";
import { sanitize } from "../../util/sanitize.js";
import { below, memoryTree } from "../memory-tree.js";
import { lines, runProgram } from "../run-program.js";
import { readTarball } from "../tarball.js";
import type { SnapshotTree } from "../tree.js";

export interface NpmSpec {
  /** What npm is asked for: `@acme/interface@^1.2`, `file:../interface`. */
  readonly wanted: string;
  /** A path inside the package. */
  readonly path?: string;
}

export interface NpmPackage {
  /** `@acme/interface@1.4.0`, as the package itself says. */
  readonly id: string;
  /** By path inside the package. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const maxTarballBytes = 64 * 1024 * 1024;
const limitMs = 180_000;

const registryName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~][a-z0-9._~-]*(?:@[\w.^~<>=|*+ -]+)?$/i;
const localFolder = /^file:[^\0]+$/;

/** @throws problem `usage` for what is neither a package of a registry nor `file:FOLDER` */
export function parseNpmSpec(spec: string): NpmSpec {
  const rest = spec.slice("npm:".length);
  const hash = rest.indexOf("#");
  const wanted = hash === -1 ? rest : rest.slice(0, hash);
  const path = hash === -1 ? "" : rest.slice(hash + 1);
  if ((!registryName.test(wanted) && !localFolder.test(wanted)) || path.split("/").includes("..")) {
    return fail({
      kind: "usage",
      message: `${JSON.stringify(sanitize(spec))} names no npm package.`,
      hint: "Write npm:PACKAGE@RANGE#path, as in npm:@acme/interface@^1.2#contracts.",
    });
  }
  return path === "" ? { wanted } : { wanted, path };
}

/** Opens a folder of a package as a tree of snapshots; `contracts` where none is named. */
export async function openNpmTree(spec: string, root: string, folder: string): Promise<SnapshotTree> {
  const { wanted, path = folder } = parseNpmSpec(spec);
  const { id, files } = await fetchPackage(wanted, root);
  return memoryTree(`npm:${id}#${path}`, below(files, path), {
    repair: `The snapshot is damaged in the package ${id} itself: name another version of it.`,
    origin: id,
  });
}

/** npm beside this Node.js on Windows, where a `.cmd` cannot be started without a shell. */
function npmCommand(): { program: string; before: readonly string[] } {
  if (process.platform !== "win32") return { program: "npm", before: [] };
  return { program: process.execPath, before: [join(dirname(process.execPath), "node_modules/npm/bin/npm-cli.js")] };
}

/**
 * @param wanted as in {@link NpmSpec}
 * @param root where npm looks for its settings (`.npmrc`), and what `file:` is relative to
 * @throws problem `source` when npm does not give it, or gives what is no sound package
 */
export async function fetchPackage(wanted: string, root: string): Promise<NpmPackage> {
  const folder = await mkdtemp(join(tmpdir(), "contract-check-npm-"));
  try {
    const { program, before } = npmCommand();
    const flags = [
      ...["--ignore-scripts", "--json", "--loglevel=error", "--no-audit", "--no-fund", "--no-update-notifier"],
      ...["--fetch-retries=1", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=2000"],
    ];
    const { code, stderr } = await runProgram(
      program,
      [...before, "pack", `--pack-destination=${folder}`, ...flags, "--", wanted],
      {
        cwd: root,
        timeoutMs: limitMs,
        maxBytes: 16 * 1024 * 1024,
        shown: "npm pack",
        missing: {
          message: "npm could not be started.",
          hint: "Install npm and make sure that it is on the PATH: npm --version",
        },
        stopped: "Check the registry and the network, then run the command again.",
      },
    );
    const [tarball, ...others] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
    if (code !== 0 || tarball === undefined || others.length > 0) return unavailable(wanted, lines(stderr));
    const { size } = await stat(join(folder, tarball));
    if (size > maxTarballBytes) return unavailable(wanted, [`It has ${size} bytes; the limit is ${maxTarballBytes}.`]);
    const files = readTarball(await readFile(join(folder, tarball)), `npm:${wanted}`);
    return { id: idOf(files, wanted), files };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function idOf(files: ReadonlyMap<string, Uint8Array>, wanted: string): string {
  const label = `npm:${wanted}#package.json`;
  const manifest = parseJsonText(Buffer.from(files.get("package.json") ?? []).toString("utf8"), label);
  const [name, version] = isObject(manifest) ? [own(manifest, "name"), own(manifest, "version")] : [];
  if (typeof name === "string" && typeof version === "string") return sanitize(`${name}@${version}`);
  return fail({
    kind: "source",
    message: `The package.json of npm:${wanted} has no name or version.`,
    hint: "Name another version of the package.",
  });
}

function unavailable(wanted: string, details: readonly string[]): never {
  return fail({
    kind: "source",
    message: `npm could not give ${JSON.stringify(wanted)}.`,
    details,
    hint: `See what npm finds with: npm view ${wanted.includes(" ") ? JSON.stringify(wanted) : wanted} version`,
  });
}
