/** From an offset in a text to its line and column, both from 1. */

export interface LinePosition {
  readonly line: number;
  /** In UTF-16 code units, as editors count. */
  readonly column: number;
  /** The line without its break; absent where it is too long to be shown to anyone. */
  readonly text?: string;
}

/** A minified file is one line of megabytes: repeating it with every finding would help nobody. */
const longestShown = 1000;

/** Indexes the line starts once; every question after that is a binary search. */
export function createLineIndex(text: string): (offset: number) => LinePosition {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = starts[low] as number;
    const line = text.slice(start, starts[low + 1] ?? text.length).replace(/[\r\n]+$/, "");
    const position = { line: low + 1, column: offset - start + 1 };
    return line.length > longestShown ? position : { ...position, text: line };
  };
}
