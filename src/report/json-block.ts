/** JSON for people: on one line where it fits, else indented; long documents and strings shortened in the middle. */
import { ExactNumber, isArray, type Json, own, put, stringify } from "../model/json.js";
import { sanitizeJson } from "../util/sanitize.js";
import { clipEnd, displayWidth } from "./layout.js";

/** Strings longer than this are shown by their ends. */
const longestString = 60;
/** Documents of more lines than this are shown by their first and last lines. */
const mostLines = 24;
const firstLines = 14;
const lastLines = 8;
const deepest = 60;

/** Values that may still be copied; what comes after is beyond the cut anyway. */
interface Room {
  left: number;
}

function shorten(value: Json, depth: number, room: Room): Json {
  room.left -= 1;
  if (typeof value === "string") {
    if (value.length <= longestString) return value;
    const points = [...value];
    if (points.length <= longestString) return value;
    const left = points.slice(0, 24).join("");
    return `${left}…(${points.length - 34} more characters)…${points.slice(-10).join("")}`;
  }
  if (value === null || typeof value !== "object" || value instanceof ExactNumber) return value;
  if (depth > deepest) return "…";
  if (isArray(value)) {
    const items: Json[] = [];
    for (const item of value) {
      if (room.left <= 0) break;
      items.push(shorten(item, depth + 1, room));
    }
    return items;
  }
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    if (room.left <= 0) break;
    put(copy, key, shorten(own(value, key) ?? null, depth + 1, room));
  }
  return copy;
}

/** One line of at most `width` columns; what does not fit is cut. */
export function jsonLine(value: Json, width: number): string {
  // Every value takes a column at least, so one more than there are columns is enough to be cut.
  return clipEnd(sanitizeJson(stringify(shorten(value, 0, { left: width + 1 }))), width);
}

/** Expands only what does not fit on its line. `used` counts what else stands on the first line: a key, a comma. */
function expand(value: Json, indent: string, used: number, width: number): string[] {
  const line = sanitizeJson(stringify(value));
  const fits = indent.length + used + displayWidth(line) <= width;
  if (fits || typeof value !== "object" || value === null || value instanceof ExactNumber) return [line];
  const inner = `${indent}  `;
  const [open, close] = isArray(value) ? ["[", "]"] : ["{", "}"];
  const members: [string, Json][] = isArray(value)
    ? value.map((item) => ["", item])
    : Object.entries(value).map(([key, member]) => [`${sanitizeJson(JSON.stringify(key))}: `, member]);
  const lines = [open];
  for (const [index, [key, member]] of members.entries()) {
    const comma = index === members.length - 1 ? "" : ",";
    const [first = "", ...rest] = expand(member, inner, displayWidth(key) + comma.length, width);
    lines.push(`${inner}${key}${first}`, ...rest);
    lines[lines.length - 1] += comma;
  }
  return [...lines, `${indent}${close}`];
}

/** Lines of at most `width` columns. A shortened document says so and where the whole one is. */
export function jsonLines(value: Json, width: number): string[] {
  const lines = expand(shorten(value, 0, { left: Number.POSITIVE_INFINITY }), "", 0, width).map((each) =>
    clipEnd(each, width),
  );
  if (lines.length <= mostLines) return lines;
  const left = lines.length - firstLines - lastLines;
  return [
    ...lines.slice(0, firstLines),
    clipEnd(`… ${left} lines left out; --format json has the whole document`, width),
    ...lines.slice(-lastLines),
  ];
}
