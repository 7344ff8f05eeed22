/** A source frame: `--> file:line:column`, the line's text, a caret below the column. */
import type { Place } from "../errors.js";
import { sanitize, sanitizeSourceLine } from "../util/sanitize.js";
import { displayWidth } from "./layout.js";

/** `file:line:column`, as editors and terminals make it clickable. */
export function placeText(place: Place): string {
  const line = place.line === undefined ? "" : `:${place.line}`;
  const column = place.line === undefined || place.column === undefined ? "" : `:${place.column}`;
  return `${sanitize(place.file)}${line}${column}`;
}

/** Whether two places read differently, so that both are worth showing. */
export function placesDiffer(a: Place | undefined, b: Place | undefined): boolean {
  return a === undefined || b === undefined || placeText(a) !== placeText(b);
}

/** Cuts a long line to a window that keeps the column in sight. Gives the window and the column inside it. */
function window(text: string, column: number, width: number): { text: string; before: string } {
  const characters = [...text];
  const at = Math.min(Math.max(column - 1, 0), characters.length);
  if (displayWidth(text) <= width) return { text, before: characters.slice(0, at).join("") };
  const half = Math.floor(width / 2);
  const start = at <= half ? 0 : at - Math.floor(half / 2);
  const lead = start > 0 ? "…" : "";
  let shown = "";
  let index = start;
  while (index < characters.length && displayWidth(lead + shown) < width - 2) shown += characters[index++];
  const tail = index < characters.length ? "…" : "";
  return { text: lead + shown + tail, before: lead + characters.slice(start, at).join("") };
}

/** Lines of a frame, each starting with `indent`; the line's text and caret only where `text` is known. */
export function frame(place: Place & { readonly text?: string }, indent: string, width: number): string[] {
  const head = `${indent}--> ${placeText(place)}`;
  if (place.text === undefined || place.line === undefined || place.text.trim() === "") return [head];
  const number = String(place.line);
  const room = Math.max(width - indent.length - number.length - 4, 20);
  // Columns count UTF-16 units of the raw line; sanitizing may lengthen what stands before them.
  const raw = place.text;
  const column = place.column ?? 1;
  const before = sanitizeSourceLine(raw.slice(0, column - 1));
  const cut = window(sanitizeSourceLine(raw).trimEnd(), [...before].length + 1, room);
  const caret = " ".repeat(displayWidth(cut.before));
  return [
    head,
    `${indent} ${number} | ${cut.text}`,
    ...(place.column === undefined ? [] : [`${indent} ${" ".repeat(number.length)} | ${caret}^`]),
  ];
}
