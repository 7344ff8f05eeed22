/** Progress on a terminal's standard error: one line that is replaced, and gone at the end. */
import { clipEnd } from "../report/layout.js";
import { sanitize } from "../util/sanitize.js";
import type { Host } from "./host.js";

export interface Progress {
  readonly say: (text: string) => void;
  readonly done: () => void;
}

export function createProgress({ stderr }: Host): Progress {
  if (!stderr.isTTY) return { say: () => undefined, done: () => undefined };
  const clear = "\r\u001b[2K";
  let shown = false;
  return {
    say: (text) => {
      stderr.write(`${clear}${clipEnd(sanitize(text), (stderr.columns ?? 80) - 1)}`);
      shown = true;
    },
    done: () => {
      if (shown) stderr.write(clear);
      shown = false;
    },
  };
}
