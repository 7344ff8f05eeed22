/** The text of the comment and of the job summary. */
import { inline } from "../report/escape/markdown.js";

export interface Told {
  readonly clean: boolean;
  /** The report as markdown; "" where there is none. */
  readonly markdown: string;
  /** What the command line complained of. */
  readonly complaints: string;
}

/** The commit and the run that the text is about. */
export function footer(env: Readonly<Record<string, string | undefined>>, headSha: string | undefined): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
  const parts = headSha === undefined ? [] : [`for ${headSha.slice(0, 12)}`];
  if (GITHUB_SERVER_URL !== undefined && GITHUB_REPOSITORY !== undefined && /^\d+$/.test(GITHUB_RUN_ID ?? "")) {
    parts.push(`by [this run](${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID})`);
  }
  return parts.length === 0 ? "" : `\n<sub>${parts.join(" ")}</sub>\n`;
}

const mostComplaints = 40;

export function summaryText({ markdown, complaints }: Told): string {
  if (markdown !== "") return markdown;
  const lines = complaints
    .split("\n")
    .filter((line) => line !== "")
    .slice(0, mostComplaints);
  return ["## contract-check: could not be completed", "", ...lines.map((line) => `> ${inline(line)}  `), ""].join(
    "\n",
  );
}

/** A clean pull request has a comment only where there was something before. */
export function commentText(told: Told, env: Readonly<Record<string, string | undefined>>, headSha: string): string {
  const clear = "## contract-check: all clear\n\nNothing is left of what was reported here.\n";
  const text = told.clean
    ? `${clear}\n<details><summary>The report</summary>\n\n${told.markdown}\n</details>\n`
    : summaryText(told);
  return `${text}${footer(env, headSha)}`;
}
