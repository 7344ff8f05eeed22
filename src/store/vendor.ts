/**
 * Pins: vendors snapshots into the project and writes the lock. First the snapshots, each whole or not at all; then
 * the lock, in one rename; last, what no pin refers to any more is taken away. Killed in between, nothing that the
 * lock refers to is missing, and the next run finds what it needs.
 */
import { randomBytes } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Lock, lockName, type Pin } from "../model/lock.js";
import { exclusively, replaceFile } from "./atomic-file.js";
import type { AtomicOptions } from "./atomic-folder.js";
import { attempt } from "./attempt.js";
import { inspectSnapshot } from "./inspect.js";
import { lockText, readLock } from "./lockfile.js";
import { temporaryPrefix } from "./names.js";
import { confineFolder } from "./paths.js";
import type { StoredSnapshot } from "./source.js";
import { openFolderTree } from "./sources/dir.js";
import { storeSnapshot } from "./write-snapshot.js";

export interface PinRequest {
  readonly range: string;
  readonly source: string;
  readonly snapshot: StoredSnapshot;
}

export interface PinOptions extends AtomicOptions {
  readonly root: string;
  /** Folder of the snapshots, relative to the root. */
  readonly folder: string;
  /** Contracts of the project itself, whose snapshots are not ours to take away. */
  readonly keep: ReadonlySet<string>;
}

export interface PinResult {
  readonly lock: Lock;
  /** The pin before, by name, of those that had one. */
  readonly before: ReadonlyMap<string, Pin>;
  /** False when everything was as it is already; then nothing was touched. */
  readonly written: boolean;
}

/**
 * @throws problem `snapshot-conflict` when a version is vendored with other content, `digest-mismatch` when the
 *   vendored one was damaged, `io` when the file system refuses; the lock is then as it was
 */
export async function writePins(requests: readonly PinRequest[], options: PinOptions): Promise<PinResult> {
  const { root, folder, beforeStep } = options;
  const path = join(root, lockName);
  return attempt(lockName, () =>
    exclusively(path, async () => {
      const old = await readLock(root);
      const before = new Map(old.contracts.map((pin) => [pin.name, pin]));
      const pins = new Map(before);
      let written = false;
      for (const { range, source, snapshot } of requests) {
        const stored = await storeSnapshot(folder, snapshot, { root, beforeStep });
        written ||= stored.written;
        const { name, version } = snapshot.manifest;
        const { origin } = snapshot;
        // The same schemas may have been exported twice: what protects the vendored files is their own digest.
        const digest = await vendoredDigest(name, version, options);
        pins.set(name, { name, range, version, digest, source, ...(origin === undefined ? {} : { origin }) });
      }
      const text = lockText(pins.values());
      if (text !== lockText(old.contracts) || old.contracts.length === 0) {
        await replaceFile(path, text, { beforeStep });
        written = true;
      }
      for (const { name } of requests.map(({ snapshot }) => snapshot.manifest)) {
        const [earlier, now] = [before.get(name), pins.get(name)];
        if (earlier !== undefined && now !== undefined && earlier.version !== now.version && !options.keep.has(name)) {
          await removeVendored(earlier, options);
        }
      }
      return { lock: await readLock(root), before, written };
    }),
  );
}

async function vendoredDigest(name: string, version: string, { root, folder }: PinOptions): Promise<string> {
  const stored = await inspectSnapshot(await openFolderTree(folder, root), name, version);
  if (stored?.manifest === undefined) throw new Error(`The snapshot ${name} ${version} was vendored and is gone.`);
  return stored.manifest.digest;
}

/** Takes away what a pin had vendored, if it is still exactly that. */
async function removeVendored({ name, version, digest }: Pin, { root, folder, beforeStep }: PinOptions): Promise<void> {
  const stored = await inspectSnapshot(await openFolderTree(folder, root), name, version);
  if (stored?.manifest?.digest !== digest || stored.problems.length > 0 || stored.extra.length > 0) return;
  const parent = join((await confineFolder(root, folder)).absolute, name);
  const away = join(parent, `${temporaryPrefix}${process.pid}-${randomBytes(6).toString("hex")}`);
  beforeStep?.("rename");
  await rename(join(parent, version), away);
  beforeStep?.("clean");
  await rm(away, { recursive: true, force: true });
}
