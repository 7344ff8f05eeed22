/** What the program and the thread of the second validator say to each other. */
import type { MessagePort } from "node:worker_threads";
import type { SecondDocument, SecondQuestion } from "../confirm/packages.js";

export interface ThreadData {
  readonly port: MessagePort;
  /** One number: 0 while the thread or its answer is waited for, then 1. */
  readonly signal: Int32Array;
}

/** A question about the document in a slot. */
export interface ThreadQuestion extends Omit<SecondQuestion, "document"> {
  readonly slot: number;
  /** What is in the slot from now on; absent where it is there already. */
  readonly document?: SecondDocument;
}
