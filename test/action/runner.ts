/** Runs the bundled action as the runner does: a process with its inputs in the environment, in a shallow checkout. */
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { bundleAction } from "../../scripts/bundle-action.mjs";
import { folderWith, write } from "../cli/folder.js";

const home = mkdtempSync(join(tmpdir(), "contract-check-action-"));

beforeAll(() => bundleAction(resolve("."), home), 180_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const author = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com", "-c", "init.defaultBranch=main"];

export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", [...author, ...args], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/** The repository on the server: a work tree in which commits are made, and branches `main` and `feature`. */
export interface Repository {
  readonly folder: string;
  /** Commits files to a branch, which is made from `main` where it does not exist. */
  readonly commit: (branch: string, files: Readonly<Record<string, unknown>>) => string;
}

export function createRepository(files: Readonly<Record<string, unknown>>): Repository {
  const folder = folderWith({});
  git(folder, "init", "--quiet");
  // As GitHub does.
  git(folder, "config", "uploadpack.allowAnySHA1InWant", "true");
  const commit: Repository["commit"] = (branch, changed) => {
    const known = git(folder, "branch", "--list", branch) !== "";
    git(folder, "switch", "--quiet", ...(known ? [branch] : ["--create", branch]));
    write(folder, changed);
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "change");
    const hash = git(folder, "rev-parse", "HEAD");
    if (branch !== "main") git(folder, "switch", "--quiet", "main");
    return hash;
  };
  git(folder, "switch", "--quiet", "--orphan", "main");
  commit("main", files);
  return { folder, commit };
}

export interface Ran {
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly folder: string;
}

export interface Setting {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly api?: string;
  readonly fork?: boolean;
  /** `pull_request` by default. */
  readonly event?: string;
  /** Where the checkout fetches from, instead of the folder. */
  readonly remote?: string;
  /** Packages that the job installed. */
  readonly packages?: readonly string[];
}

/** Checks the merge of `feature` into `main` out at depth 1, and runs the action there. */
export async function runOnPullRequest(repository: Repository, setting: Setting = {}): Promise<Ran> {
  const { folder } = repository;
  const [baseSha, headSha] = [git(folder, "rev-parse", "main"), git(folder, "rev-parse", "feature")];
  git(folder, "switch", "--quiet", "--detach", "main");
  git(folder, "merge", "--quiet", "--no-ff", "--message", "merge", "feature");
  git(folder, "update-ref", "refs/pull/7/merge", "HEAD");
  git(folder, "switch", "--quiet", "main");
  const workspace = folderWith({});
  git(workspace, "init", "--quiet");
  git(workspace, "remote", "add", "origin", `file://${folder}`);
  git(
    workspace,
    "fetch",
    "--quiet",
    "--depth=1",
    "--no-tags",
    "origin",
    "+refs/pull/7/merge:refs/remotes/pull/7/merge",
  );
  git(workspace, "checkout", "--quiet", "--detach", "refs/remotes/pull/7/merge");
  if (setting.remote !== undefined) git(workspace, "remote", "set-url", "origin", setting.remote);
  const repo = { full_name: "acme/billing" };
  const event = {
    pull_request: {
      number: 7,
      base: { sha: baseSha, ref: "main", repo },
      head: { sha: headSha, ref: "feature", repo: setting.fork === true ? { full_name: "somebody/billing" } : repo },
    },
  };
  return runAction(workspace, event, setting);
}

/** Defaults as action.yml has them; the runner hands those over as well. */
const defaults = {
  "working-directory": ".",
  "fail-on": "breaking",
  strict: "false",
  comment: "auto",
  annotations: "true",
  summary: "true",
  "github-token": "token-of-the-job",
};

export async function runAction(workspace: string, event: object, setting: Setting): Promise<Ran> {
  const { inputs = {}, env = {}, api = "http://127.0.0.1:9", packages = [] } = setting;
  for (const name of packages) {
    write(workspace, { "node_modules/.keep": "" });
    symlinkSync(resolve("node_modules", name), join(workspace, "node_modules", name));
  }
  const files = folderWith({ "event.json": event, "output.txt": "", "summary.md": "", "temp/.keep": "" });
  const given = Object.entries({ ...defaults, ...inputs });
  const { PATH = "", HOME = "" } = process.env;
  const child = promiseOf([join(home, "dist/action/main.js")], workspace, {
    ...{ PATH, HOME, GITHUB_ACTIONS: "true", CI: "true" },
    ...{ GITHUB_WORKSPACE: workspace, GITHUB_REPOSITORY: "acme/billing", GITHUB_RUN_ID: "4711" },
    ...{ GITHUB_SERVER_URL: "https://github.com", GITHUB_API_URL: api },
    ...{ GITHUB_EVENT_NAME: setting.event ?? "pull_request", GITHUB_EVENT_PATH: join(files, "event.json") },
    ...{ GITHUB_OUTPUT: join(files, "output.txt"), GITHUB_STEP_SUMMARY: join(files, "summary.md") },
    ...{ RUNNER_TEMP: join(files, "temp"), ACTIONS_RUNTIME_TOKEN: "token-of-the-runner" },
    ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...env,
  });
  const { code, log } = await child;
  const summary = readFileSync(join(files, "summary.md"), "utf8");
  return { code, log, outputs: outputsOf(readFileSync(join(files, "output.txt"), "utf8")), summary, folder: workspace };
}

function promiseOf(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
  return new Promise<{ code: number; log: string }>((settle) => {
    const child = execFile(process.execPath, args, { cwd, env, maxBuffer: 1 << 26 }, (_, stdout, stderr) => {
      settle({ code: child.exitCode ?? -1, log: `${stdout}${stderr}` });
    });
    child.stdin?.end();
  });
}

/** As the runner reads the file. */
function outputsOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", , value = ""] of text.matchAll(/^([\w-]+)<<(.+)\n([\s\S]*?)\n\2$/gm)) found[name] = value;
  return found;
}
