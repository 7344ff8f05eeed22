/** What started the workflow: the pull request, where there is one. The event is a file that the runner writes. */
import { readFile } from "node:fs/promises";
import { isObject, type Json, type JsonObject, own } from "../model/json.js";
import { parseJsonText } from "../util/json-text.js";

export interface PullRequest {
  readonly number: number;
  /** Tip of the branch that it is to be merged into, when the event happened. */
  readonly baseSha: string;
  readonly headSha: string;
  /** It comes from another repository, so that the token may usually only read. */
  readonly fromFork: boolean;
}

export interface Event {
  readonly name: string;
  readonly pullRequest?: PullRequest;
}

function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let found = value;
  for (const name of path) found = isObject(found) ? own(found, name) : undefined;
  return found;
}

const commit = /^[0-9a-f]{40,64}$/;

function pullRequestOf(payload: JsonObject): PullRequest | undefined {
  const pull = own(payload, "pull_request");
  const [number, baseSha, headSha] = [at(pull, "number"), at(pull, "base", "sha"), at(pull, "head", "sha")];
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 1) return undefined;
  if (typeof baseSha !== "string" || !commit.test(baseSha)) return undefined;
  if (typeof headSha !== "string" || !commit.test(headSha)) return undefined;
  const fromFork = at(pull, "head", "repo", "full_name") !== at(pull, "base", "repo", "full_name");
  return { number, baseSha, headSha, fromFork };
}

/** An event that cannot be read is one without a pull request. */
export async function readEvent(env: Readonly<Record<string, string | undefined>>): Promise<Event> {
  const name = env.GITHUB_EVENT_NAME ?? "";
  try {
    const payload = parseJsonText(await readFile(env.GITHUB_EVENT_PATH ?? "", "utf8"));
    const pullRequest = isObject(payload) ? pullRequestOf(payload) : undefined;
    return pullRequest === undefined ? { name } : { name, pullRequest };
  } catch {
    return { name };
  }
}
