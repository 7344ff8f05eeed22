/** The one comment on a pull request: found by a hidden mark, changed in place, and never made for nothing. */
import type { Comments, IssueComment } from "./api.js";
import type { CommentMode } from "./inputs.js";

/** A mark for each place that is checked: a repository with two of them has two comments. */
export function markOf(workingDirectory: string, config: string | undefined): string {
  const place = encodeURIComponent(`${workingDirectory} ${config ?? ""}`.trim()).replaceAll("--", "-%2D");
  return `<!-- contract-check: ${place} -->`;
}

export interface Wanted {
  readonly mode: CommentMode;
  readonly mark: string;
  /** There is nothing to look at: an earlier comment is cleared, and none is made. */
  readonly clean: boolean;
  /** The check could not be completed: an earlier comment says so, and none is made. */
  readonly failed: boolean;
  readonly body: string;
}

/** The comment's address, and what was done to it. */
export interface Kept {
  readonly url: string;
  readonly did: "created" | "updated" | "unchanged" | "nothing";
}

/** Characters that a comment may have. */
const longest = 65_536;

/** @throws Refused what the server did not do */
export async function keepComment(comments: Comments, { mode, mark, clean, failed, body }: Wanted): Promise<Kept> {
  if (mode === "never") return { url: "", did: "nothing" };
  const text = `${mark}\n${body}`.slice(0, longest);
  const [first, ...others] = await ours(comments, mark);
  if (first === undefined) {
    if (mode === "auto" && (clean || failed)) return { url: "", did: "nothing" };
    return { url: (await comments.create(text)).url, did: "created" };
  }
  // Two runs at once may each have made one.
  for (const { id } of others) await comments.remove(id);
  if (first.body.replaceAll("\r\n", "\n") === text) return { url: first.url, did: "unchanged" };
  return { url: (await comments.update(first.id, text)).url, did: "updated" };
}

/** Those that carry the mark and were written with a token like ours: a mark can be copied by anybody. */
async function ours(comments: Comments, mark: string): Promise<IssueComment[]> {
  const marked = (await comments.list()).filter(({ body }) => body.startsWith(mark));
  if (marked.length === 0 || marked.every(({ byBot }) => byBot)) return marked;
  const self = await comments.self();
  return marked.filter(({ byBot, author }) => byBot || author === self);
}
