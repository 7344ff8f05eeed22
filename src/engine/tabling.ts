/**
 * Memory of settled states, sound under recursion. A state that is met again while it is open counts as empty; a
 * verdict "empty" that leans on open states is provisional, is kept only for as long as they are open, and becomes
 * final when the shallowest of them turns out empty as well (as in tabled logic programming).
 */
import { empty, type Result } from "./search-types.js";

/** The cause of a doubt that a deeper pass may settle. */
export const tooDeep = "budget:depth";

interface Frame {
  readonly depth: number;
  /** The shallowest open state that a verdict of this one leans on. */
  low: number;
  /** Where this state's provisional verdicts begin. */
  readonly mark: number;
}

interface Entry {
  readonly key: string;
  low: number;
}

export interface Tabling {
  /** What is known of a state; leaning on an open one is noted. */
  lookup(key: string): Result | undefined;
  /** Decides a state while it counts as open, and remembers what that allows. */
  within(key: string, decide: () => Result): Result;
  /** Number of open states. */
  depth(): number;
  /** Counts the times that an open state was leaned on. */
  leans(): number;
  /** Whether the state being decided leans on no other so far. */
  free(): boolean;
  /** Forgets what was left open for want of depth. */
  deepen(): void;
}

const never = Number.POSITIVE_INFINITY;

export function createTabling(): Tabling {
  const settled = new Map<string, Result>();
  const open = new Map<string, number>();
  /** In the order they were reached, and by key. */
  const provisional: Entry[] = [];
  const provisionalByKey = new Map<string, Entry>();
  const frames: Frame[] = [];
  let leans = 0;

  const lean = (low: number): void => {
    leans += 1;
    const frame = frames[frames.length - 1];
    if (frame !== undefined && low < frame.low) frame.low = low;
  };

  const settle = (key: string, result: Result, frame: Frame): void => {
    if (result.kind === "empty") {
      if (frame.low >= frame.depth) {
        settled.set(key, result);
        for (const entry of provisional.splice(frame.mark)) {
          provisionalByKey.delete(entry.key);
          settled.set(entry.key, empty);
        }
        return;
      }
      for (let i = frame.mark; i < provisional.length; i++) {
        const entry = provisional[i] as Entry;
        entry.low = Math.min(entry.low, frame.low);
      }
      const entry = { key, low: frame.low };
      provisional.push(entry);
      provisionalByKey.set(key, entry);
      lean(frame.low);
      return;
    }
    for (const entry of provisional.splice(frame.mark)) provisionalByKey.delete(entry.key);
    if (result.kind === "found" || frame.low >= frame.depth) settled.set(key, result);
    else lean(frame.low);
  };

  return {
    lookup: (key) => {
      const known = settled.get(key);
      if (known !== undefined) return known;
      const low = provisionalByKey.get(key)?.low ?? open.get(key);
      if (low === undefined) return undefined;
      lean(low);
      return empty;
    },
    within: (key, decide) => {
      const frame: Frame = { depth: frames.length, low: never, mark: provisional.length };
      frames.push(frame);
      open.set(key, frame.depth);
      let result: Result;
      try {
        result = decide();
      } finally {
        frames.pop();
        open.delete(key);
      }
      settle(key, result, frame);
      return result;
    },
    depth: () => frames.length,
    leans: () => leans,
    free: () => (frames[frames.length - 1]?.low ?? never) === never,
    deepen: () => forgetTooDeep(settled),
  };
}

export function forgetTooDeep(memory: Map<string, Result>): void {
  for (const [key, result] of memory) {
    if (result.kind === "unknown" && result.why.cause === tooDeep) memory.delete(key);
  }
}
