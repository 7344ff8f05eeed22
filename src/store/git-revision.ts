/** From `REF` to a commit: looks locally first, and in a shallow clone fetches just that revision. */
import { fail, type Problem } from "../errors.js";
import { lines, runGit } from "./git.js";

export interface Revision {
  /** As the user wrote it. */
  readonly ref: string;
  /** Full hash of the commit. */
  readonly commit: string;
  /** Path of the root inside the repository, with a `/` at its end; "" when it is the repository itself. */
  readonly prefix: string;
}

/** Names of branches, tags and commits, `HEAD~2`, `main@{1}`, but nothing that git reads as a flag, a path or a range. */
function refProblem(ref: string): string | undefined {
  if (ref === "") return "is empty";
  if (ref.length > 250) return "is longer than 250 characters";
  if (/^[-+^/]/.test(ref)) return `must not start with "${ref[0]}"`;
  if (/[\s\p{C}:?*[\\]/u.test(ref) || ref.includes("..")) return "holds a character that no revision has";
  return undefined;
}

/** Finds the commit of a revision. Throws problem `usage` for what is no revision, `source` when it cannot be had. */
export async function findRevision(root: string, ref: string): Promise<Revision> {
  const invalid = refProblem(ref);
  if (invalid !== undefined) {
    return fail({
      kind: "usage",
      message: `The git revision ${JSON.stringify(ref)} ${invalid}.`,
      hint: "Name a branch, a tag or a commit: git:main, git:v1.2.0, git:HEAD~1:contracts",
    });
  }
  const inside = await runGit(["rev-parse", "--is-shallow-repository", "--show-prefix"], { cwd: root });
  if (inside.code !== 0) return fail(noRepository(ref, inside.stderr));
  const [shallow = "", prefix = ""] = inside.stdout.toString("utf8").split("\n");
  const commit = (await resolveLocally(root, ref)) ?? (await fetchShallow(root, ref, shallow === "true"));
  return { ref, commit, prefix };
}

function noRepository(ref: string, stderr: string): Problem {
  const dubious = stderr.includes("safe.directory");
  return {
    kind: "source",
    message: dubious
      ? `git refuses to read this repository for git:${ref}: it belongs to another user.`
      : `git:${ref} cannot be read: the project is not in a git repository.`,
    details: lines(stderr),
    hint: dubious
      ? 'Trust it with: git config --global --add safe.directory "$PWD"'
      : "Run contract-check in a clone, or name a folder as the baseline.",
  };
}

/** The revision as git knows it, or the remote's branch of that name. */
async function resolveLocally(root: string, ref: string): Promise<string | undefined> {
  for (const name of [ref, `refs/remotes/origin/${ref}`]) {
    const found = await runGit(["rev-parse", "--verify", "--quiet", `${name}^{commit}`], { cwd: root });
    const hash = found.stdout.toString("utf8").trim();
    if (found.code === 0 && /^[0-9a-f]{40,64}$/.test(hash)) return hash;
  }
  return undefined;
}

/** One run asks the remote once, and sees one state of it. */
const fetchedCommits = new Map<string, string>();

const fetchLimitMs = 120_000;

async function fetchShallow(root: string, ref: string, shallow: boolean): Promise<string> {
  const wanted = ref.replace(/^(?:refs\/remotes\/)?origin\//, "");
  // `HEAD~2` names a place in a history that the clone does not have; no server can give it by that name.
  const fetchable = !/[~^@{}]/.test(wanted) && wanted !== "HEAD";
  // Elsewhere a missing revision is a mistake, and a fetch of depth 1 would cut the history the clone has.
  if (!shallow) return fail(unknownRevision(ref, wanted, fetchable));
  if (!fetchable) return fail(notInShallow(ref, wanted, fetchable, []));
  const known = fetchedCommits.get(`${root}\0${wanted}`);
  if (known !== undefined) return known;
  const args = ["fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "origin", wanted];
  const fetched = await runGit(args, { cwd: root, timeoutMs: fetchLimitMs });
  if (fetched.code !== 0) return fail(notInShallow(ref, wanted, fetchable, lines(fetched.stderr)));
  const commit = await resolveLocally(root, "FETCH_HEAD");
  if (commit === undefined) return fail(notInShallow(ref, wanted, fetchable, []));
  fetchedCommits.set(`${root}\0${wanted}`, commit);
  return commit;
}

function unknownRevision(ref: string, wanted: string, fetchable: boolean): Problem {
  return {
    kind: "source",
    message: `git knows no revision ${JSON.stringify(ref)} here.`,
    hint: fetchable
      ? `Check the name with: git branch --all --list; or fetch it: git fetch origin ${wanted}`
      : "Check the name with: git log --oneline -5",
  };
}

function notInShallow(ref: string, wanted: string, fetchable: boolean, details: readonly string[]): Problem {
  const command = fetchable ? `git fetch --depth=1 origin ${wanted}` : "git fetch --unshallow";
  return {
    kind: "source",
    message: `The revision ${JSON.stringify(ref)} is not in this shallow clone and could not be fetched.`,
    ...(details.length > 0 ? { details } : {}),
    hint: `Type: ${command}; in GitHub Actions, set fetch-depth: 0 on actions/checkout.`,
  };
}
