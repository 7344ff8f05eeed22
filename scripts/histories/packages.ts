/**
 * Published packages, fetched once with the npm client and kept under `.cache/packages`. The digest of every tarball is
 * recorded in `histories-integrity.json` the first time, and every later run holds the tarball against it.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../.cache/packages/", import.meta.url));
const record = new URL("../histories-integrity.json", import.meta.url);

/**
 * The folder that a package version is extracted to.
 * @throws Error when npm cannot fetch it or its tarball is not the recorded one
 */
export function openPackage(name: string, version: string): string {
  const id = `${name}@${version}`;
  // a scope's slash must not make a folder of its own: every version is one entry of the cache
  const entry = id.replaceAll("/", "+");
  const tarball = join(folder, "tarballs", `${entry}.tgz`);
  if (!existsSync(tarball)) fetch(id, tarball);
  verify(id, tarball);
  const extracted = join(folder, "extracted", entry);
  if (!existsSync(extracted)) extract(tarball, extracted);
  return join(extracted, "package");
}

/** Whether a package version is in the cache, so that opening it needs no network. */
export function isCached(name: string, version: string): boolean {
  return existsSync(join(folder, "tarballs", `${name}@${version}`.replaceAll("/", "+").concat(".tgz")));
}

function fetch(id: string, tarball: string): void {
  const partial = `${tarball}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  execFileSync(npm, ["pack", id, "--ignore-scripts", "--silent", "--pack-destination", partial], {
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 180_000,
  });
  const [packed] = readdirSync(partial).filter((file) => file.endsWith(".tgz"));
  if (packed === undefined) throw new Error(`npm gave no tarball for ${id}.`);
  renameSync(join(partial, packed), tarball);
  rmSync(partial, { recursive: true, force: true });
}

function verify(id: string, tarball: string): void {
  const actual = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  const known = existsSync(record) ? (JSON.parse(readFileSync(record, "utf8")) as Record<string, string>) : {};
  const expected = known[id];
  if (expected === actual) return;
  if (expected !== undefined) {
    throw new Error(
      `The tarball of ${id} is not the one that was recorded (${expected}): it is ${actual}. Remove ${tarball} and run again.`,
    );
  }
  const entries = Object.entries({ ...known, [id]: actual }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(record, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

/** Extracts beside the final place first, so that an interrupted run leaves nothing that looks complete. */
function extract(tarball: string, extracted: string): void {
  const partial = `${extracted}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", partial, "--no-same-owner"], { stdio: ["ignore", "ignore", "inherit"] });
  // some packers name the one folder inside otherwise
  const [only, ...others] = readdirSync(partial);
  if (only !== undefined && others.length === 0 && only !== "package") {
    renameSync(join(partial, only), join(partial, "package"));
  }
  renameSync(partial, extracted);
}
