/**
 * Snapshots and files of another repository: one revision is fetched into a temporary bare repository, which is gone
 * again before anybody reads what it held.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fail } from "../../errors.js";
import { sanitize } from "../../util/sanitize.js";
import { lines, runGit } from "../git.js";
import { memoryTree } from "../memory-tree.js";
import type { SnapshotTree } from "../tree.js";
import { readGitFolder } from "./git.js";
import { type Places, requireSecure } from "./places.js";

export interface GitRemote {
  /** As git takes it; a path is relative to the project's root. */
  readonly url: string;
  /** `HEAD` where none is named. */
  readonly ref: string;
  readonly path?: string;
}

const scheme = /^(?:https?|ssh|git|file):\/\//;
/** `git@example.com:acme/interface.git`; nothing that ssh reads as a flag. */
const scpLike = /^[A-Za-z0-9_][\w.-]*@[A-Za-z0-9][\w.-]*:[^:]/;
const localPath = /^(?:\.{1,2}(?:\/|$)|\/|[A-Za-z]:[\\/])/;

/**
 * Whether a `git:` place is in another repository: `git:URL#REF:path`, not `git:REF:path`. A path on this machine
 * is one only with its `#`, as a revision may look like a path.
 */
export function isGitRemote(spec: string): boolean {
  const rest = spec.slice("git:".length);
  return scheme.test(rest) || scpLike.test(rest) || (localPath.test(rest) && rest.includes("#"));
}

/** @throws problem `usage` for a URL with a password in it, or one that is no URL */
export function parseGitRemote(spec: string): GitRemote {
  const rest = spec.slice("git:".length);
  const hash = rest.indexOf("#");
  const url = hash === -1 ? rest : rest.slice(0, hash);
  const after = hash === -1 ? "" : rest.slice(hash + 1);
  const colon = after.indexOf(":");
  const ref = colon === -1 ? after : after.slice(0, colon);
  const path = colon === -1 ? "" : after.slice(colon + 1);
  const refuse = (why: string, hint: string): never =>
    fail({ kind: "usage", message: `The git address ${JSON.stringify(sanitize(spec))} ${why}.`, hint });
  const shape = "Write git:URL#REF:path, as in git:https://example.com/acme/interface.git#main:contracts.";
  if (/[\s\p{C}]/u.test(url) || /^[a-z]+:\/\/-/.test(url)) return refuse("is no address", shape);
  if (/^(?:https?|git):\/\/[^/]*@/.test(url) || /^ssh:\/\/[^/@]*:[^/]*@/.test(url)) {
    const said = "Leave the password out: git asks its credential helper (see git help credentials).";
    return fail({ kind: "usage", message: "A git address holds a user or a password.", hint: said });
  }
  if (/^[-+^/]|[\s\p{C}:?*[\\~^]|\.\./u.test(ref)) return refuse("has no revision that can be fetched", shape);
  if (path.split("/").includes("..") || path.startsWith("/")) return refuse("has a path that leads out of it", shape);
  return { url, ref: ref === "" ? "HEAD" : ref, ...(path === "" ? {} : { path }) };
}

export interface FetchedFiles {
  readonly label: string;
  /** Full hash of the commit. */
  readonly commit: string;
  /** By path relative to the folder that was asked for. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const fetchLimitMs = 180_000;

/** The JSON and YAML files of a folder of a remote revision. @throws problem `source` when it cannot be had */
export async function fetchGitFolder(remote: GitRemote, folder: string, places: Places): Promise<FetchedFiles> {
  const { url, ref } = remote;
  if (scheme.test(url)) requireSecure(url, places);
  const address = localPath.test(url) ? resolve(places.root, url) : url;
  const bare = await mkdtemp(join(tmpdir(), "contract-check-git-"));
  try {
    const started = await runGit(["init", "--quiet", "--bare", "."], { cwd: bare });
    if (started.code !== 0) return unavailable(remote, lines(started.stderr));
    const flags = ["--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--no-write-commit-graph"];
    const args = ["-c", "protocol.allow=never", ...allowed, "fetch", ...flags, "--", address, ref];
    const fetched = await runGit(args, { cwd: bare, timeoutMs: fetchLimitMs });
    if (fetched.code !== 0) return unavailable(remote, lines(fetched.stderr));
    const { commit, files } = await readGitFolder(bare, "FETCH_HEAD", folder);
    return { label: `git:${url}#${ref}:${folder}`, commit, files };
  } finally {
    await rm(bare, { recursive: true, force: true });
  }
}

const allowed = ["file", "git", "http", "https", "ssh"].flatMap((name) => ["-c", `protocol.${name}.allow=always`]);

/** Opens a folder of a remote revision as a tree of snapshots. */
export async function openRemoteGitTree(spec: string, places: Places, folder: string): Promise<SnapshotTree> {
  const remote = parseGitRemote(spec);
  const { label, commit, files } = await fetchGitFolder(remote, remote.path ?? folder, places);
  return memoryTree(label, files, {
    repair: `The snapshot is damaged in ${remote.ref} itself: name a revision in which it is whole.`,
    origin: commit,
  });
}

function unavailable({ url, ref }: GitRemote, details: readonly string[]): never {
  return fail({
    kind: "source",
    message: sanitize(`git could not fetch ${ref} of ${url}.`),
    details,
    hint: `See what is there with: git ls-remote ${url}`,
  });
}
