/** The files of a project that are worth a look: bounded, sorted, without what tools and people put beside the sources. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

const mostFiles = 5000;
const deepest = 8;
const largestFile = 512 * 1024;
const skipped = new Set(
  "node_modules dist build out coverage target vendor contracts test tests __tests__ __pycache__ fixtures".split(" "),
);

/** Paths relative to the folder, with forward slashes, those near the top first. Links are not followed. */
export async function walk(folder: string): Promise<string[]> {
  const files: string[] = [];
  let level: string[] = [""];
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const below: string[] = [];
    for (const parent of level) {
      const entries = await readdir(join(folder, parent), { withFileTypes: true }).catch(() => []);
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const entry of entries) {
        if (entry.name.startsWith(".")) continue;
        const path = parent === "" ? entry.name : `${parent}/${entry.name}`;
        if (entry.isDirectory() && !skipped.has(entry.name)) below.push(path);
        else if (entry.isFile()) files.push(path);
        if (files.length >= mostFiles) return files;
      }
    }
    level = below;
  }
  return files;
}

/** The text of a file of the project, `undefined` where it cannot be read or is too large to be one of ours. */
export async function textOf(folder: string, path: string): Promise<string | undefined> {
  const file = join(folder, path);
  try {
    const info = await stat(file);
    return info.isFile() && info.size <= largestFile ? await readFile(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
