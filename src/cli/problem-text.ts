/** A problem as a person reads it: what, where, more, and what to type next. Nothing in it can drive the terminal. */
import { readFileSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import type { Place, Problem } from "../errors.js";
import { frame } from "../report/frame.js";
import { wrap } from "../report/layout.js";
import { createPaint } from "../report/paint.js";
import { sanitizeLines } from "../util/sanitize.js";

const largestFile = 4 * 1024 * 1024;
const mostDetails = 60;

/** The text of the place's line: carried along, or read from the file where that is in one of the folders. */
function withText(place: Place & { readonly text?: string }, folders: readonly string[]): Place & { text?: string } {
  if (place.text !== undefined || place.line === undefined) return place;
  for (const folder of folders) {
    const file = resolve(folder, place.file);
    const way = relative(folder, file);
    if (way.startsWith("..") || isAbsolute(way)) continue;
    try {
      const info = statSync(file);
      if (!info.isFile() || info.size > largestFile) continue;
      const text = readFileSync(file, "utf8").split(/\r\n|\n|\r/)[place.line - 1];
      if (text !== undefined) return { ...place, text };
    } catch {
      // The frame is a courtesy; the place is named without it.
    }
  }
  return place;
}

/** @param folders where the files of places may be: the working folder, the project's root */
export function problemText(
  problem: Problem,
  options: { color: boolean; width: number; folders: readonly string[] },
): string {
  const paint = createPaint(options.color);
  const [first = "", ...rest] = wrap(sanitizeLines(problem.message), options.width - 7);
  const lines = [`${paint.level("breaking", "error:")} ${first}`, ...rest.map((line) => `       ${line}`)];
  if (problem.place !== undefined) lines.push(...frame(withText(problem.place, options.folders), "  ", options.width));
  const details = (problem.details ?? []).flatMap((detail) => sanitizeLines(detail).split("\n"));
  lines.push(...details.slice(0, mostDetails).map((line) => `  ${line}`));
  if (details.length > mostDetails) lines.push(`  … ${details.length - mostDetails} more lines`);
  if (problem.hint !== undefined) {
    const [hint = "", ...more] = wrap(sanitizeLines(problem.hint), options.width - 6);
    lines.push(`${paint.heading("hint:")} ${hint}`, ...more.map((line) => `      ${line}`));
  }
  return `${lines.join("\n")}\n`;
}
