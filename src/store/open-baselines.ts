/** From what the user wrote to a source of baselines. To add a kind of source: its file, and a line here. */
import { fail } from "../errors.js";
import { sanitize } from "../util/sanitize.js";
import { type BaselineSource, createSource } from "./source.js";
import { openFolderTree } from "./sources/dir.js";
import { openGitTree, parseGitSpec } from "./sources/git.js";
import type { SnapshotTree } from "./tree.js";

/** The folder of the snapshots where none is named. */
const defaultFolder = "contracts";

type Opener = (spec: string, root: string) => Promise<SnapshotTree>;

/** By the scheme before the first colon. */
const openers: ReadonlyMap<string, Opener> = new Map<string, Opener>([
  [
    "git",
    (spec, root) => {
      const { ref, path } = parseGitSpec(spec);
      return openGitTree(ref, path === undefined || path === "" ? defaultFolder : path, root);
    },
  ],
]);

/**
 * Opens a place that has baselines: a folder relative to the root, or `git:REF[:path]` with a path relative to it.
 * An empty or missing folder is a source without contracts.
 *
 * @throws problem `usage` for a kind of source there is not, `forbidden-reference` for a place outside the root,
 *   `source` for a revision that cannot be had
 */
export async function openBaselines(spec: string, { root }: { readonly root: string }): Promise<BaselineSource> {
  // One letter is a drive of Windows.
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(spec)?.[1]?.toLowerCase();
  if (scheme === undefined) return createSource(await openFolderTree(spec === "" ? defaultFolder : spec, root));
  const open = openers.get(scheme);
  if (open !== undefined) return createSource(await open(spec, root));
  return fail({
    kind: "usage",
    message: `There is no kind of baseline source ${JSON.stringify(sanitize(scheme))}.`,
    hint: `Name a folder, or ${[...openers.keys()].map((name) => `${name}:REF[:path]`).join(", ")}.`,
  });
}
