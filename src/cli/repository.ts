/** Where a folder lies in its repository: code hosts know files by their path from there. */
import { stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";

/** `packages/api` for a folder inside a git repository, "" for its top and outside of any. */
export async function repositoryPrefix(folder: string): Promise<string> {
  for (let top = folder; ; top = dirname(top)) {
    // a worktree has a file of this name
    const found = await stat(join(top, ".git")).catch(() => undefined);
    if (found !== undefined) return relative(top, folder).split(sep).join("/");
    if (dirname(top) === top) return "";
  }
}
