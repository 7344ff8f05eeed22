/** What each kind of plugin gives to the loop of the child. */
import type { Ended } from "../frames.js";

export interface Guest {
  readonly metadata: () => Uint8Array;
  readonly execute: (input: Uint8Array) => Uint8Array;
  /** Pages of its memory now; 0 where there is none. */
  readonly pages: () => number;
  /** Allocates blocks, then gives them back; the pointers. Only where the ABI has blocks. */
  readonly allocate?: (sizes: readonly number[]) => readonly number[];
}

/** Makes instances of what was loaded. */
export type Factory = () => Guest | Promise<Guest>;

/** How a call ends that does not return; thrown on purpose. */
export class GuestEnd extends Error {
  constructor(readonly ended: Ended) {
    super(ended.message);
  }
}

export function end(kind: Ended["end"], message: string, memory = false): never {
  throw new GuestEnd({ end: kind, message, memory });
}
