/**
 * Makes the installed packages of a work tree available to a checkout of another revision. Packages of the repository
 * itself (workspaces) lead to their own files of that revision, all others to where they are installed.
 */
import { mkdir, readdir, realpath, symlink } from "node:fs/promises";
import { join, sep } from "node:path";
import { within } from "./paths.js";

interface Trees {
  /** The work tree. */
  readonly from: string;
  /** The checkout. */
  readonly to: string;
  /** Folders, relative to both, that may have packages installed. */
  readonly homes: readonly string[];
}

export async function linkModules({ from, to, homes }: Trees): Promise<void> {
  const top = await realpath(from);
  for (const home of homes) {
    await linkFolder({ top, to, source: join(from, home, "node_modules"), target: join(to, home, "node_modules") });
  }
}

interface Link {
  readonly top: string;
  readonly to: string;
  readonly source: string;
  readonly target: string;
}

async function linkFolder(link: Link): Promise<void> {
  const entries = await readdir(link.source, { withFileTypes: true }).catch(() => []);
  if (entries.length === 0) return;
  await mkdir(link.target, { recursive: true });
  for (const entry of entries) {
    const next = { ...link, source: join(link.source, entry.name), target: join(link.target, entry.name) };
    // A scope is a folder of packages.
    if (entry.name.startsWith("@") && entry.isDirectory()) await linkFolder(next);
    else await linkEntry(next);
  }
}

async function linkEntry({ top, to, source, target }: Link): Promise<void> {
  const real = await realpath(source).catch(() => undefined);
  if (real === undefined) return;
  const way = within(top, real);
  const own = way !== undefined && !way.split("/").includes("node_modules");
  const end = own ? join(to, ...way.split("/")) : real;
  // What the revision has under this name itself stays.
  await symlink(end, target, sep === "\\" ? "junction" : undefined).catch(() => undefined);
}
