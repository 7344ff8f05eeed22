/**
 * Replaces a file whole or not at all: a temporary sibling, flushed to the disk, and one rename. And one writer at a
 * time for what is read, changed and written back.
 */
import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fail } from "../errors.js";
import { type AtomicOptions, isRunning, syncFolder } from "./atomic-folder.js";
import { temporaryPrefix } from "./names.js";
import { codeOf } from "./paths.js";

/** Throws what the file system throws; the file is then as it was. */
export async function replaceFile(
  path: string,
  text: string,
  { beforeStep = () => {} }: AtomicOptions = {},
): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    beforeStep("open");
    const handle = await open(temporary, "wx", 0o666);
    try {
      beforeStep("write");
      await handle.writeFile(text, "utf8");
      beforeStep("sync");
      await handle.sync();
    } finally {
      await handle.close();
    }
    beforeStep("rename");
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {
      // The disk is failing; the next writer removes it.
    });
    throw error;
  }
  beforeStep("sync-parent");
  await syncFolder(dirname(path));
}

function temporaryBeside(path: string): string {
  const random = randomBytes(6).toString("hex");
  return join(dirname(path), `${temporaryPrefix}${process.pid}-${random}-${basename(path)}`);
}

const pauseMs = 50;
const patienceMs = 30_000;

/**
 * Runs an action while no other process does so for the same file. The sign is a folder `.NAME.busy` that holds a
 * folder with the process's number, so that what a killed process left is seen as such and taken away.
 *
 * @throws problem `io` when another process does not come to its end; and what the file system throws
 */
export async function exclusively<T>(path: string, action: () => Promise<T>): Promise<T> {
  const sign = join(dirname(path), `.${basename(path)}.busy`);
  await removeLeftovers(dirname(path), basename(path));
  const own = temporaryBeside(path);
  // Not recursive: Node.js says ENOENT then where a file system is read-only.
  await mkdir(own);
  try {
    await mkdir(join(own, String(process.pid)));
    for (let waited = 0; !(await take(own, sign)); waited += pauseMs) {
      if (waited >= patienceMs) return busy(basename(path), basename(sign));
      await setTimeout(pauseMs);
    }
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    throw error;
  }
  try {
    return await action();
  } finally {
    await release(sign, `${own}-done`);
  }
}

/** In one step: a sign that is being taken apart could be taken by another process, and then be lost to it. */
async function release(sign: string, away: string): Promise<void> {
  await rename(sign, away).catch(() => {
    // It stays, and the next writer sees that nobody holds it.
  });
  await rm(away, { recursive: true, force: true }).catch(() => {
    // The next writer removes it.
  });
}

async function take(own: string, sign: string): Promise<boolean> {
  try {
    await rename(own, sign);
    return true;
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes(codeOf(error))) throw error;
  }
  const holders = await readdir(sign).catch(() => []);
  if (holders.length === 0 || holders.some((holder) => isRunning(Number(holder)))) return false;
  // Whoever moves it away first removes it; a fresh sign that was moved by mistake goes back.
  const away = `${own}-stale`;
  try {
    await rename(sign, away);
  } catch {
    return false;
  }
  if ((await readdir(away)).some((holder) => isRunning(Number(holder))))
    await rename(away, sign).catch(() => undefined);
  else await rm(away, { recursive: true, force: true });
  return false;
}

/** Removes temporary siblings of a file whose writer is gone. */
async function removeLeftovers(folder: string, file: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(temporaryPrefix) || !name.includes(file)) continue;
    const writer = Number(/^(\d+)-/.exec(name.slice(temporaryPrefix.length))?.[1] ?? 0);
    if (isRunning(writer)) continue;
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => {
      // Another user's, say: it is in nobody's way.
    });
  }
}

function busy(file: string, sign: string): never {
  return fail({
    kind: "io",
    message: `Another contract-check is writing ${file} and does not come to an end.`,
    hint: `Wait for it and run the command again; if there is none, remove the folder ${sign}.`,
  });
}
