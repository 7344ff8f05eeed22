/** Text in columns: display width, wrapping, clipping. Knows nothing of reports. */

/** Blocks that terminals show two columns wide: CJK, Hangul, full-width forms, emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const combining = /\p{M}/u;

/** Columns a text takes on a terminal, near enough for alignment. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/** The text, or its beginning and an ellipsis, in at most `width` columns. */
export function clipEnd(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const character of text) {
    used += displayWidth(character);
    if (used > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

function split(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = "";
  let used = 0;
  for (const character of word) {
    const columns = displayWidth(character);
    if (used + columns > width) {
      parts.push(part);
      part = "";
      used = 0;
    }
    part += character;
    used += columns;
  }
  parts.push(part);
  return parts;
}

/** Lines of at most `width` columns, broken between words, and inside a word only where it alone is too long. */
export function wrap(text: string, width: number): string[] {
  const limit = Math.max(width, 10);
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    let used = 0;
    for (const word of paragraph.split(" ").filter((each) => each !== "")) {
      for (const [index, part] of split(word, limit).entries()) {
        const columns = displayWidth(part);
        if (used > 0 && (index > 0 || used + 1 + columns > limit)) {
          lines.push(line);
          line = "";
          used = 0;
        }
        line += used > 0 ? ` ${part}` : part;
        used += (used > 0 ? 1 : 0) + columns;
      }
    }
    lines.push(line);
  }
  return lines;
}

/** Wrapped text with a label in front of the first line and the rest aligned below. */
export function labeled(label: string, text: string, width: number, indent: string, column: number): string[] {
  const lines = wrap(text, width - indent.length - column);
  return lines.map((line, index) => `${indent}${(index === 0 ? label : "").padEnd(column)}${line}`.trimEnd());
}
