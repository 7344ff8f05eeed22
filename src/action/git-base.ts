/** The revision that a pull request is held against: found by the event, and fetched where the clone lacks it. */
import { runGit } from "../store/git.js";
import type { Event } from "./event.js";
import type { Inputs } from "./inputs.js";

type Env = Readonly<Record<string, string | undefined>>;

const fetchLimitMs = 120_000;

/**
 * What to pass as `--base`; `undefined` where there is nothing to compare with.
 *
 * Of the merge commit that the runner checks out for a pull request, it is the first parent: what the branch is
 * merged into there, which may be newer than what the event says.
 */
export async function findBase(inputs: Inputs, event: Event, cwd: string, env: Env): Promise<string | undefined> {
  if (inputs.base === "none") return undefined;
  if (inputs.base !== "") return inputs.base;
  const { pullRequest } = event;
  if (pullRequest === undefined) return undefined;
  const [first, second, ...others] = await parentsOfHead(cwd);
  const isMerge = second === pullRequest.headSha && others.length === 0;
  const base = isMerge && first !== undefined ? first : pullRequest.baseSha;
  await fetchCommit(base, cwd, inputs.token, env);
  return base;
}

/** A shallow clone has the commit's own text, with the parents that it lacks. */
async function parentsOfHead(cwd: string): Promise<string[]> {
  const { code, stdout } = await runGit(["cat-file", "commit", "HEAD"], { cwd });
  if (code !== 0) return [];
  const [header = ""] = stdout.toString("utf8").split("\n\n", 1);
  return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, hash = ""]) => hash);
}

/** Whether the work tree is what the pull request proposes, and not what is reviewed already. */
export async function isProposed({ pullRequest }: Event, cwd: string): Promise<boolean> {
  if (pullRequest === undefined) return false;
  const { stdout } = await runGit(["rev-parse", "--verify", "--quiet", "HEAD"], { cwd });
  const head = stdout.toString("utf8").trim();
  return head === pullRequest.headSha || (await parentsOfHead(cwd)).includes(pullRequest.headSha);
}

/** One commit, without its history. What fails here is said by the check, which needs it. */
async function fetchCommit(commit: string, cwd: string, token: string, env: Env): Promise<void> {
  const known = await runGit(["cat-file", "-e", `${commit}^{commit}`], { cwd });
  if (known.code === 0) return;
  const args = ["fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "origin", commit];
  const fetched = await runGit(args, { cwd, timeoutMs: fetchLimitMs });
  // Twice the same header is refused: the token is only offered where the clone has no credentials of its own.
  if (fetched.code === 0 || token === "") return;
  await runGit(args, { cwd, timeoutMs: fetchLimitMs, env: credentials(token, env) });
}

/** For the server of this workflow only, and through the environment: arguments can be read by every process. */
function credentials(token: string, env: Env): Record<string, string> {
  const server = env.GITHUB_SERVER_URL ?? "https://github.com";
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  return gitSettings(env, [[`http.${server}/.extraheader`, `AUTHORIZATION: basic ${basic}`]]);
}

/** Settings for git, added to those that the environment has. */
export function gitSettings(env: Env, settings: readonly (readonly [string, string])[]): Record<string, string> {
  const before = Number(env.GIT_CONFIG_COUNT ?? "0") || 0;
  const added = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${before + index}`, key],
    [`GIT_CONFIG_VALUE_${before + index}`, value],
  ]);
  return { ...Object.fromEntries(added), GIT_CONFIG_COUNT: String(before + settings.length) };
}
