/** The child's end of the wire: blocking reads and writes on its standard input and output. */
import { readSync, writeSync } from "node:fs";
import { ask, type HostCall, hostCalls, type Status, statuses, tell } from "../frames.js";

export interface Frame {
  readonly kind: number;
  /** Valid until the next read. */
  readonly body: Uint8Array;
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));
let buffer = new Uint8Array(64 * 1024);
let start = 0;
let end = 0;

/** @returns false at the end of the input */
function fill(wanted: number): boolean {
  if (start > 0 && start + wanted > buffer.length) {
    buffer.copyWithin(0, start, end);
    end -= start;
    start = 0;
  }
  if (wanted > buffer.length) {
    const grown = new Uint8Array(wanted);
    grown.set(buffer.subarray(0, end));
    buffer = grown;
  }
  while (end - start < wanted) {
    const count = transfer(() => readSync(0, buffer, end, buffer.length - end, null));
    if (count === 0) return false;
    end += count;
  }
  return true;
}

/** Some systems give a pipe that does not block. */
function transfer(work: () => number): number {
  for (;;) {
    try {
      return work();
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(sleeper, 0, 0, 1);
    }
  }
}

/** The next frame; `undefined` when the parent has gone. */
export function read(): Frame | undefined {
  if (!fill(4)) return undefined;
  const view = new DataView(buffer.buffer);
  const length = view.getUint32(start, true);
  if (!fill(4 + length)) return undefined;
  const kind = buffer[start + 4] ?? 0;
  const body = buffer.subarray(start + 5, start + 4 + length);
  start += 4 + length;
  if (start === end) {
    start = 0;
    end = 0;
  }
  return { kind, body };
}

/** Sends a frame made of parts. */
export function send(kind: number, ...parts: readonly Uint8Array[]): void {
  const length = parts.reduce((sum, part) => sum + part.length, 1);
  const frame = new Uint8Array(4 + length);
  new DataView(frame.buffer).setUint32(0, length, true);
  frame[4] = kind;
  let at = 5;
  for (const part of parts) {
    frame.set(part, at);
    at += part.length;
  }
  for (let sent = 0; sent < frame.length; ) {
    const from = sent;
    sent += transfer(() => writeSync(1, frame, from, frame.length - from));
  }
}

export function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

export interface Reply {
  readonly status: Status;
  /** A copy. */
  readonly value: Uint8Array;
}

/** Asks the host and waits. */
export function callHost(name: HostCall, ...args: readonly Uint8Array[]): Reply {
  const parts = args.flatMap((arg) => [uint32(arg.length), arg]);
  send(tell.host, Uint8Array.of(hostCalls.indexOf(name)), ...parts);
  const frame = read();
  if (frame?.kind !== ask.reply) throw new Error("the host has gone");
  return { status: statuses[frame.body[0] ?? 5] ?? "failed", value: frame.body.slice(1) };
}

let printed = 0;
const mostPrinted = 64 * 1024;

/** The plugin's own diagnostics, bounded. */
export function print(bytes: Uint8Array): void {
  const room = bytes.subarray(0, Math.max(0, mostPrinted - printed));
  printed += room.length;
  if (room.length > 0) transfer(() => writeSync(2, room));
}

/** A new instance may print again. */
export function resetPrinted(): void {
  printed = 0;
}
