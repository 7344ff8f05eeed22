/** A `core-1` or `js-1` plugin in a child of ours: the calls as frames, the host functions answered in between. */
import type { CallResult } from "../plugin.js";
import { ask, type Ended, headerBytes, hostCalls, type LoadHeader, statuses, tell } from "./frames.js";
import { childCommand } from "./isolation.js";
import { type SandboxProcess, startProcess, type Waited } from "./process.js";
import type { World } from "./world.js";

/** What a child needs to live, whatever the plugin; measured: 45 MB after its start, 70 with a large module. */
const childBytes = 256 * 1024 * 1024;
const pageBytes = 65536;
/** A process that does not come up in this time has no system to run on. */
const startMs = 15_000;

export interface Child {
  readonly process: SandboxProcess;
  readonly load: (artifact: Uint8Array, header: LoadHeader, world: World, deadlineMs: number) => Promise<CallResult>;
  readonly call: (
    kind: "metadata" | "execute" | "renew" | "allocate",
    body: Uint8Array,
    world: World,
    deadlineMs: number,
  ) => Promise<CallResult>;
  /** Nothing has gone wrong: something else can be loaded into it. */
  readonly sound: () => boolean;
}

export interface ChildOptions {
  readonly abi: "core-1" | "js-1";
  readonly memoryPages: number;
  readonly outputBytes: number;
  readonly artifactBytes: number;
}

const nothing = new Uint8Array(0);

function frame(kind: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 1);
  const head = Buffer.allocUnsafe(headerBytes);
  head.writeUInt32LE(length, 0);
  head[4] = kind;
  return Buffer.concat([head, ...parts]);
}

function argumentsOf(body: Buffer): Uint8Array[] {
  const args: Uint8Array[] = [];
  for (let at = 1; at + 4 <= body.length; ) {
    const length = body.readUInt32LE(at);
    args.push(Uint8Array.from(body.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return args;
}

/** Starts a child and waits until it is up. */
export async function startChild(options: ChildOptions): Promise<Child | string> {
  const { abi, memoryPages, outputBytes, artifactBytes } = options;
  const process = startProcess({
    command: childCommand({ abi, memoryPages }),
    memoryBytes: childBytes + memoryPages * pageBytes + 16 * artifactBytes + 3 * outputBytes,
  });
  // Host calls carry what the plugin writes; nothing that is honest is larger than its memory.
  const mostBytes = Math.max(outputBytes, memoryPages * pageBytes) + 1024;
  const cut = (read: Buffer): number | string => {
    if (read.length < headerBytes) return 0;
    const whole = read.readUInt32LE(0) + 4;
    if (whole > mostBytes) return `it sent a message of ${whole} bytes`;
    return read.length < whole ? 0 : whole;
  };
  let sound = true;

  const ended = (waited: Exclude<Waited, { got: Buffer }>): CallResult => {
    sound = false;
    void process.kill();
    return "timeout" in waited
      ? { end: "timeout", afterMs: waited.timeout }
      : { end: "died", message: waited.died, memory: waited.memory };
  };

  const finish = async (world: World, started: number, deadlineMs: number): Promise<CallResult> => {
    for (;;) {
      // a plugin that keeps asking the host must not live on by it
      const left = deadlineMs - (performance.now() - started);
      const waited = left > 0 ? await process.receive(cut, left) : { timeout: performance.now() - started };
      if (!("got" in waited)) return ended(waited);
      const kind = waited.got[4] ?? 0;
      const body = waited.got.subarray(headerBytes);
      if (kind === tell.host) {
        const name = hostCalls[body[0] ?? 0] ?? "cc_host.cancelled";
        const { status, value } = world.call(name, argumentsOf(body));
        if (world.phase === "execute" && world.diesAfter !== undefined && --world.diesAfter <= 0) {
          return ended({ timeout: performance.now() - started });
        }
        process.send(frame(ask.reply, Uint8Array.of(statuses.indexOf(status)), value));
      } else if (kind === tell.done) {
        const pages = body.length >= 4 ? body.readUInt32LE(0) : 0;
        return { end: "returned", bytes: Uint8Array.from(body.subarray(4)), ms: performance.now() - started, pages };
      } else if (kind === tell.ended) {
        const how = JSON.parse(body.toString("utf8")) as Ended;
        return how.end === "trap"
          ? { end: "trap", message: how.message, memory: how.memory === true }
          : { end: how.end, message: how.message };
      } else {
        return ended({ died: "it sent something that is no answer", memory: false });
      }
    }
  };

  const up = await process.receive(cut, startMs);
  if (!("got" in up) || up.got[4] !== tell.up) {
    await process.kill();
    const why = "died" in up ? up.died : "it did not come up";
    return `The process of the sandbox does not start: ${why}. ${process.stderr().trim().split("\n").at(-1) ?? ""}`;
  }
  return {
    process,
    sound: () => sound && process.alive(),
    load: async (artifact, header, world, deadlineMs) => {
      const started = performance.now();
      world.phase = "open";
      const text = new TextEncoder().encode(JSON.stringify(header));
      process.send(frame(ask.load, text, Uint8Array.of(0), artifact));
      return finish(world, started, deadlineMs);
    },
    call: async (kind, body, world, deadlineMs) => {
      const started = performance.now();
      world.phase = kind === "metadata" || kind === "execute" ? kind : "open";
      process.send(frame(ask[kind], kind === "renew" ? nothing : body));
      if (kind === "execute" && world.diesAfter === 0) return ended({ timeout: performance.now() - started });
      return finish(world, started, deadlineMs);
    },
  };
}
