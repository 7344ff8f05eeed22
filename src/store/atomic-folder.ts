/**
 * Writes a folder of files so that it is there whole or not at all: everything goes into a temporary sibling, every
 * file and the sibling itself are flushed to the disk, and one rename makes it visible. Killed at any moment, or out
 * of space, it leaves what was there before, and at most a temporary folder that the next writer removes.
 */
import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { temporaryPrefix } from "./names.js";
import { codeOf } from "./paths.js";

/** One change to the disk, about to be made. */
export type WriteStep = "mkdir" | "clean" | "create" | "open" | "write" | "sync" | "rename" | "sync-parent";

export interface AtomicOptions {
  /** Called before every change to the disk: the place where a test pulls the plug. */
  readonly beforeStep?: (step: WriteStep) => void;
}

/** Temporary folders that this process is writing right now. */
const live = new Set<string>();

/**
 * Creates the folder `parent/name` with these files. Gives `false`, and changes nothing, when it is there already.
 * Throws what the file system throws.
 */
export async function writeFolder(
  parent: string,
  name: string,
  files: ReadonlyMap<string, string>,
  { beforeStep = () => {} }: AtomicOptions = {},
): Promise<boolean> {
  beforeStep("mkdir");
  const created = await mkdir(parent, { recursive: true });
  beforeStep("clean");
  await removeLeftovers(parent);
  beforeStep("create");
  const temporary = join(parent, `${temporaryPrefix}${process.pid}-${randomBytes(6).toString("hex")}`);
  live.add(temporary);
  try {
    // Not mkdtemp: it would leave a folder that only this user can read.
    await mkdir(temporary);
    for (const [file, text] of files) await writeFile(join(temporary, file), text, beforeStep);
    beforeStep("sync");
    await syncFolder(temporary);
    beforeStep("rename");
    await rename(temporary, join(parent, name));
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => {
      // The disk is failing; what is left is ignored by readers and removed by the next writer.
    });
    if (["ENOTEMPTY", "EEXIST"].includes(codeOf(error))) return false;
    throw error;
  } finally {
    live.delete(temporary);
  }
  beforeStep("sync-parent");
  await syncFolder(parent);
  // Folders made on the way are entries of their own parents.
  if (created !== undefined)
    for (let at = parent; at.length >= created.length; at = dirname(at)) await syncFolder(dirname(at));
  return true;
}

async function writeFile(path: string, text: string, beforeStep: (step: WriteStep) => void): Promise<void> {
  beforeStep("open");
  const handle = await open(path, "wx", 0o666);
  try {
    beforeStep("write");
    await handle.writeFile(text, "utf8");
    beforeStep("sync");
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is on the disk when its folder is. Windows cannot open folders, and needs no flush for this. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Some file systems (network, FUSE) do not flush folders; the rename itself is still atomic there.
    if (!["EINVAL", "ENOTSUP", "EOPNOTSUPP"].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** Removes temporary folders whose writer is gone. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const entry of await readdir(parent, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith(temporaryPrefix)) continue;
    const path = join(parent, entry.name);
    const writer = Number(/^(\d+)-/.exec(entry.name.slice(temporaryPrefix.length))?.[1] ?? 0);
    if (live.has(path) || (writer !== process.pid && isRunning(writer))) continue;
    await rm(path, { recursive: true, force: true }).catch(() => {
      // Another user's, say: it is in nobody's way.
    });
  }
}

export function isRunning(process_: number): boolean {
  if (process_ <= 0) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
