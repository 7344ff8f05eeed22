/** Comments on the pull request of the event, as far as the token may. */
import { commentsOf, Refused } from "./api.js";
import { keepComment, markOf, type Wanted } from "./comment.js";
import type { PullRequest } from "./event.js";
import type { Inputs } from "./inputs.js";
import { annotate, type Runner } from "./runner.js";

/** @returns the address of the comment, "" where there is none */
export async function commentOn(
  runner: Runner,
  { comment: mode, token, workingDirectory, config }: Inputs,
  pullRequest: PullRequest | undefined,
  wanted: Pick<Wanted, "clean" | "failed" | "body">,
): Promise<string> {
  const { GITHUB_API_URL: api = "https://api.github.com", GITHUB_REPOSITORY: repository } = runner.env;
  if (pullRequest === undefined || mode === "never" || repository === undefined) return "";
  if (token === "") {
    annotate(runner, "notice", "contract-check", "There is no token, so the pull request gets no comment.");
    return "";
  }
  const comments = commentsOf({ api, repository, issue: pullRequest.number, token });
  try {
    const { url, did } = await keepComment(comments, { ...wanted, mode, mark: markOf(workingDirectory, config) });
    if (did !== "nothing") runner.print(`Comment ${did}: ${url}\n`);
    return url;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    annotate(runner, "notice", "contract-check", whyNot(error, pullRequest));
    return "";
  }
}

function whyNot({ status, message }: Refused, { fromFork }: PullRequest): string {
  const what = `The pull request gets no comment, since ${message}. The result of the check is not affected.`;
  if (status !== 401 && status !== 403 && status !== 404) return what;
  const fork =
    "The token of a pull request from a fork may only read; docs/github-action.md has the two workflows that comment " +
    "on those.";
  return `${what}\n${fromFork ? fork : "Give the job `permissions: pull-requests: write`, or set `comment: never`."}`;
}
