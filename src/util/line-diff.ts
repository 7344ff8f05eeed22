/**
 * Unified line diff of two texts, bounded: for people, not for `patch`. The shortest edit script is Myers' (*An O(ND)
 * Difference Algorithm and Its Variations*, 1986), up to a number of edits after which the rest counts as replaced.
 */

export interface DiffLimits {
  /** Unchanged lines around a change. Default 3. */
  readonly context?: number;
  /** Lines of the result. Default 60. */
  readonly maxLines?: number;
  /** Characters of a line. Default 200. */
  readonly maxWidth?: number;
}

/** Above this many edits the middle is shown as replaced: memory grows with the square. */
const maxEdits = 600;

interface Line {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/** Hunks as `@@ -1,4 +1,5 @@` and lines with ` `, `-` or `+` before them; empty when the texts are the same. */
export function diffLines(before: string, after: string, limits: DiffLimits = {}): string[] {
  const { context = 3, maxLines = 60, maxWidth = 200 } = limits;
  const lines = compareLines(linesOf(before), linesOf(after));
  const shown = hunks(lines, context);
  const cut = shown.map((line) => (line.length > maxWidth ? `${line.slice(0, maxWidth - 1)}…` : line));
  if (cut.length <= maxLines) return cut;
  return [...cut.slice(0, maxLines - 1), `… ${cut.length - maxLines + 1} more lines`];
}

/** The break at the end of a file begins no line. */
function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function compareLines(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let [beforeEnd, afterEnd] = [before.length, after.length];
  while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd -= 1;
    afterEnd -= 1;
  }
  const same = (text: string): Line => ({ sign: " ", text });
  const [old, next] = [before.slice(start, beforeEnd), after.slice(start, afterEnd)];
  return [...before.slice(0, start).map(same), ...shortestEdit(old, next), ...before.slice(beforeEnd).map(same)];
}

function shortestEdit(old: readonly string[], next: readonly string[]): Line[] {
  const trace: Int32Array[] = [];
  const reach = new Int32Array(2 * maxEdits + 3);
  const at = (diagonals: Int32Array, k: number): number => diagonals[k + maxEdits + 1] ?? 0;
  for (let edits = 0; edits <= maxEdits; edits++) {
    trace.push(reach.slice());
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && at(reach, k - 1) < at(reach, k + 1));
      let x = down ? at(reach, k + 1) : at(reach, k - 1) + 1;
      while (x < old.length && x - k < next.length && old[x] === next[x - k]) x += 1;
      reach[k + maxEdits + 1] = x;
      if (x >= old.length && x - k >= next.length) return backtrack(old, next, trace, at);
    }
  }
  return [...old.map((text): Line => ({ sign: "-", text })), ...next.map((text): Line => ({ sign: "+", text }))];
}

function backtrack(
  old: readonly string[],
  next: readonly string[],
  trace: readonly Int32Array[],
  at: (diagonals: Int32Array, k: number) => number,
): Line[] {
  const lines: Line[] = [];
  let [x, y] = [old.length, next.length];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits] as Int32Array;
    const k = x - y;
    const down = k === -edits || (k !== edits && at(reach, k - 1) < at(reach, k + 1));
    const fromX = edits === 0 ? 0 : at(reach, down ? k + 1 : k - 1);
    const fromY = edits === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      lines.push({ sign: " ", text: old[x] ?? "" });
    }
    if (edits === 0) break;
    if (down) lines.push({ sign: "+", text: next[--y] ?? "" });
    else lines.push({ sign: "-", text: old[--x] ?? "" });
  }
  return lines.reverse();
}

function hunks(lines: readonly Line[], context: number): string[] {
  const result: string[] = [];
  let [oldLine, nextLine] = [1, 1];
  for (let index = 0; index < lines.length; ) {
    if (lines[index]?.sign === " ") {
      const ahead = lines.findIndex((line, i) => i >= index && line.sign !== " ");
      const skip = (ahead === -1 ? lines.length : Math.max(index, ahead - context)) - index;
      index += skip;
      oldLine += skip;
      nextLine += skip;
      if (ahead === -1) break;
    }
    const end = hunkEnd(lines, index, context);
    const part = lines.slice(index, end);
    const [olds, nexts] = [
      part.filter(({ sign }) => sign !== "+").length,
      part.filter(({ sign }) => sign !== "-").length,
    ];
    result.push(`@@ -${oldLine},${olds} +${nextLine},${nexts} @@`, ...part.map(({ sign, text }) => sign + text));
    index = end;
    oldLine += olds;
    nextLine += nexts;
  }
  return result;
}

/** A hunk goes on while the next change is near enough for the contexts to touch. */
function hunkEnd(lines: readonly Line[], from: number, context: number): number {
  let lastChange = from;
  for (let index = from; index < lines.length && index - lastChange <= 2 * context + 1; index++) {
    if (lines[index]?.sign !== " ") lastChange = index;
  }
  return Math.min(lines.length, lastChange + context + 1);
}
