/** Room for text: a comment has an end, and what does not fit is counted instead of cut in the middle. */
import type { Level } from "../../model/report.js";

export interface Budget {
  /** Takes the lines when they fit, and says whether they did. */
  take(lines: readonly string[]): boolean;
  /** Takes as many of the items as fit between head and end, and says how many those are; none: not even the head. */
  takeList(head: readonly string[], items: readonly string[], end: readonly string[]): number;
  /** Counts something that found no room. */
  leaveOut(level: Level): void;
  readonly left: Readonly<Record<Level, number>>;
  readonly lines: readonly string[];
}

export function createBudget(limit: number): Budget {
  let room = limit;
  const lines: string[] = [];
  const size = (some: readonly string[]) => some.reduce((sum, line) => sum + line.length + 1, 0);
  const take = (more: readonly string[]): boolean => {
    const length = size(more);
    if (length > room) return false;
    room -= length;
    lines.push(...more);
    return true;
  };
  const left: Record<Level, number> = { breaking: 0, warning: 0, info: 0 };
  return {
    take,
    takeList: (head, items, end) => {
      const frame = size(head) + size(end);
      let used = frame;
      const fitting = items.findIndex((item) => {
        used += size([item]);
        return used > room;
      });
      const count = fitting < 0 ? items.length : fitting;
      return count > 0 && take([...head, ...items.slice(0, count), ...end]) ? count : 0;
    },
    leaveOut: (level) => {
      left[level] += 1;
    },
    left,
    lines,
  };
}
