/**
 * Memory of settled states, sound under recursion. A state that is met again while it is open counts as empty; a
 * verdict that leans on open states is provisional, is kept only for as long as they are open, and becomes final when
 * the shallowest of them turns out empty as well (as in tabled logic programming).
 *
 * A state that is met too deep is put off, and counts as empty for the time being: what leans on it is provisional
 * until every state that was put off has been looked into, too. When all of them come out empty, they are: the
 * smallest value of any would have been found, since everything inside it is smaller. When one does not, what leaned
 * on the assumption is forgotten, and the question is asked again with what is known by then.
 */
import { empty, type Result } from "./search-types.js";

interface Frame {
  readonly depth: number;
  /** The shallowest open state that a verdict of this one leans on. */
  low: number;
  /** Where this state's provisional verdicts begin. */
  readonly mark: number;
}

/** A provisional verdict: empty, or unknown. */
interface Entry {
  readonly key: string;
  readonly result: Result;
  low: number;
  /** Levels of nesting above it when it was found. */
  readonly level: number;
}

/** `State` is what the search needs to take up a state again. */
export interface Tabling<State> {
  /**
   * What is known of a state at a level of nesting; leaning on an open one is noted. What leans on states that were put
   * off says nothing nearer to the root, from where less is too deep.
   */
  lookup(key: string, level: number): Result | undefined;
  /** Decides a state while it counts as open, and remembers what that allows. */
  within(key: string, level: number, decide: () => Result): Result;
  /** Takes a state for empty until the agenda is worked off. */
  putOff(key: string, state: State): Result;
  /** The states that were put off since this was last asked. */
  agenda(): readonly (readonly [key: string, state: State])[];
  /** What was put off is not empty. */
  record(key: string, result: Result): void;
  /** All that was put off is empty: what leans on that is final. */
  confirm(): void;
  /** Forgets what leans on states that were put off. */
  forget(): void;
  /** Number of open states. */
  depth(): number;
  /** Counts the times that an open state was leaned on. */
  leans(): number;
  /** Whether the state being decided leans on no other so far. */
  free(): boolean;
}

const never = Number.POSITIVE_INFINITY;
/** Shallower than any open state: leaning on what was put off. */
const assumption = -1;

export function createTabling<State>(): Tabling<State> {
  const settled = new Map<string, Result>();
  const open = new Map<string, number>();
  /** In the order they were reached, and by key. */
  const provisional: Entry[] = [];
  const provisionalByKey = new Map<string, Entry>();
  const frames: Frame[] = [];
  const assumed = new Set<string>();
  let waiting: (readonly [string, State])[] = [];
  let leans = 0;

  const lean = (low: number): void => {
    leans += 1;
    const frame = frames[frames.length - 1];
    if (frame !== undefined && low < frame.low) frame.low = low;
  };

  const keepProvisional = (entry: Entry): void => {
    provisional.push(entry);
    provisionalByKey.set(entry.key, entry);
    lean(entry.low);
  };

  /** Removes the provisional verdicts of a state and below. */
  const takeFrom = (mark: number): readonly Entry[] => {
    const taken = provisional.splice(mark);
    for (const entry of taken) if (provisionalByKey.get(entry.key) === entry) provisionalByKey.delete(entry.key);
    return taken;
  };

  const settle = (key: string, level: number, result: Result, frame: Frame): void => {
    const final = frame.low >= frame.depth;
    if (result.kind === "found" || final) settled.set(key, result);
    switch (result.kind) {
      case "found":
        takeFrom(frame.mark);
        return;
      case "empty":
        if (final) {
          for (const entry of takeFrom(frame.mark)) settled.set(entry.key, entry.result);
          return;
        }
        for (let i = frame.mark; i < provisional.length; i++) {
          const entry = provisional[i] as Entry; // i is in range
          entry.low = Math.min(entry.low, frame.low);
        }
        break;
      case "unknown":
        // what took this state for empty is open again; a doubt stays one
        for (const entry of takeFrom(frame.mark)) {
          if (entry.result.kind !== "unknown") continue;
          entry.low = Math.min(entry.low, frame.low);
          if (entry.low >= frame.depth) settled.set(entry.key, entry.result);
          else keepProvisional(entry);
        }
        break;
    }
    if (!final) keepProvisional({ key, result, low: frame.low, level });
  };

  const forget = (): void => {
    takeFrom(0);
    assumed.clear();
    waiting = [];
  };

  return {
    lookup: (key, level) => {
      const known = settled.get(key);
      if (known !== undefined) return known;
      const kept = provisionalByKey.get(key);
      const entry = kept === undefined || (kept.low === assumption && level < kept.level) ? undefined : kept;
      const low = entry?.low ?? open.get(key);
      if (low === undefined) return undefined;
      lean(low);
      return entry?.result ?? empty;
    },
    within: (key, level, decide) => {
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
      settle(key, level, result, frame);
      return result;
    },
    putOff: (key, state) => {
      if (!assumed.has(key)) {
        assumed.add(key);
        waiting.push([key, state]);
      }
      lean(assumption);
      return empty;
    },
    agenda: () => {
      const all = waiting;
      waiting = [];
      return all;
    },
    record: (key, result) => settled.set(key, result),
    confirm: () => {
      for (const { key, result } of provisional) settled.set(key, result);
      forget();
    },
    forget,
    depth: () => frames.length,
    leans: () => leans,
    free: () => (frames[frames.length - 1]?.low ?? never) === never,
  };
}
