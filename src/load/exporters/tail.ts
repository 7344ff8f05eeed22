/** Keeps the last part of what a process writes to stderr, made safe to show. */
import { sanitizeLines } from "../../util/sanitize.js";

const maxBytes = 64 * 1024;
const maxLines = 12;
const maxLineLength = 300;

export interface Tail {
  add(chunk: Buffer): void;
  text(): string;
}

export function createTail(): Tail {
  let kept = Buffer.alloc(0);
  return {
    add: (chunk) => {
      kept = Buffer.concat([kept, chunk]);
      if (kept.length > 2 * maxBytes) kept = kept.subarray(kept.length - maxBytes);
    },
    text: () => kept.toString("utf8"),
  };
}

/** The last lines, each of bounded length, without terminal escapes; for the details of a problem. */
export function lastLines(text: string): string[] {
  // Color is dropped whole rather than shown as text; everything else that is not printable becomes visible.
  const lines = sanitizeLines(stripColors(text))
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
  return lines
    .slice(-maxLines)
    .map((line) => (line.length > maxLineLength ? `${line.slice(0, maxLineLength)}…` : line));
}

/** Stack frames say nothing about the user's code that the place does not. */
export function withoutFrames(lines: readonly string[]): string[] {
  return lines.filter(
    (line) => !/^\s+at (?:.*\(.*\)|(?:file|node|async|\/)\S*)/.test(line) && !/^Node\.js v/.test(line),
  );
}

function stripColors(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  return text.replace(/\u001b\[[0-9;:]{0,32}m/g, "");
}
