/** From what the user wrote to a source of baselines. To add a kind of source: its file, and a line here. */
import { realpath, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { fail } from "../errors.js";
import { sanitize } from "../util/sanitize.js";
import { type BaselineSource, createSource } from "./source.js";
import { folderTree, openFolderTree } from "./sources/dir.js";
import type { Places } from "./sources/places.js";
import type { SnapshotTree } from "./tree.js";

/** The folder of the snapshots where none is named. */
const defaultFolder = "contracts";

type Opener = (spec: string, places: Places) => Promise<SnapshotTree>;

/** By the scheme before the first colon. What is not needed is not loaded. */
const openers: ReadonlyMap<string, Opener> = new Map<string, Opener>([
  [
    "git",
    async (spec, places) => {
      const { isGitRemote, openRemoteGitTree } = await import("./sources/git-remote.js");
      if (isGitRemote(spec)) return openRemoteGitTree(spec, places, defaultFolder);
      const { openGitTree, parseGitSpec } = await import("./sources/git.js");
      const { ref, path } = parseGitSpec(spec);
      return openGitTree(ref, path === undefined || path === "" ? defaultFolder : path, places.root);
    },
  ],
  ["npm", async (spec, { root }) => (await import("./sources/npm.js")).openNpmTree(spec, root, defaultFolder)],
  ["oci", async (spec, places) => (await import("./sources/oci.js")).openOciTree(spec, places)],
]);

const shapes = "git:REF[:path], git:URL#REF:path, npm:PACKAGE@RANGE[#path] or oci:HOST/REPOSITORY";

/** The scheme of a place that is no folder; `undefined` for a folder. */
export function schemeOf(spec: string): string | undefined {
  // One letter is a drive of Windows.
  return /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(spec)?.[1]?.toLowerCase();
}

/**
 * Opens a place that has baselines: a folder relative to the root, or what {@link schemeOf} knows, with paths relative
 * to the root. An empty or missing folder is a source without contracts.
 *
 * @throws problem `usage` for a kind of source there is not, `forbidden-reference` for a place outside the root,
 *   `source` for what cannot be had
 */
export async function openBaselines(spec: string, places: Places): Promise<BaselineSource> {
  const tree = await openScheme(spec, places);
  return createSource(tree ?? (await openFolderTree(spec === "" ? defaultFolder : spec, places.root)));
}

/**
 * Opens what `--from` names: as {@link openBaselines}, but a folder may be anywhere on this machine.
 *
 * @throws problem `not-found` also where there is no such folder
 */
export async function openProvider(spec: string, places: Places): Promise<BaselineSource> {
  const tree = await openScheme(spec, places);
  if (tree !== undefined) return createSource(tree);
  const folder = resolve(places.root, spec);
  const info = await stat(folder).catch(() => undefined);
  if (info?.isDirectory() !== true) {
    return fail({
      kind: "not-found",
      message: `There is no folder ${JSON.stringify(sanitize(spec))} to pin from.`,
      hint: `Name the provider's folder of snapshots, or ${shapes}.`,
    });
  }
  return createSource(folderTree(await realpath(folder), shownFolder(spec, places.root)));
}

/** A folder as the lock keeps it: relative to the root, with `/`. */
export function shownFolder(folder: string, root: string): string {
  return relative(root, resolve(root, folder)).split(sep).join("/") || ".";
}

async function openScheme(spec: string, places: Places): Promise<SnapshotTree | undefined> {
  const scheme = schemeOf(spec);
  if (scheme === undefined) return undefined;
  const open = openers.get(scheme);
  if (open !== undefined) return open(spec, places);
  return fail({
    kind: "usage",
    message: `There is no kind of baseline source ${JSON.stringify(sanitize(scheme))}.`,
    hint: `Name a folder, or ${shapes}.`,
  });
}
