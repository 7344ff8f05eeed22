/** A `stdio-1` plugin: a program of its own, spoken to in frames over its standard input and output. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Limits } from "../../model/plugin.js";
import type { CallResult } from "../plugin.js";
import { isolation } from "./isolation.js";
import { type SandboxProcess, startProcess } from "./process.js";

export interface Program {
  readonly process: SandboxProcess;
  readonly call: (kind: "metadata" | "execute", body: Uint8Array, deadlineMs: number) => Promise<CallResult>;
  /** Ends it; false where it left a process behind. */
  readonly close: () => Promise<boolean>;
}

/** What any program may need beside the memory that it is limited to. */
const programBytes = 128 * 1024 * 1024;

function frame(kind: number, body: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(body.length + 1, 0);
  head[4] = kind;
  return Buffer.concat([head, body]);
}

export async function startProgram(artifact: Uint8Array, limits: Limits): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), "contract-check-plugin-"));
  const file = join(folder, "plugin");
  await writeFile(file, artifact);
  await chmod(file, 0o700);
  const room = join(folder, "room");
  await mkdir(room);
  const [command = file, ...args] = [...isolation().prefix, file];
  const process = startProcess({
    command: [command, ...args],
    memoryBytes: programBytes + limits.memoryPages * 65536,
    cwd: room,
  });
  const cut = (read: Buffer): number | string => {
    if (read.length < 4) return 0;
    const length = read.readUInt32BE(0);
    if (length > limits.outputBytes) return `it sent ${length} bytes; output_bytes is ${limits.outputBytes}`;
    if (length === 0) return "it sent an empty frame";
    return read.length < length + 4 ? 0 : length + 4;
  };
  return {
    process,
    call: async (kind, body, deadlineMs) => {
      const started = performance.now();
      process.send(frame(kind === "metadata" ? 0 : 1, body));
      const waited = await process.receive(cut, deadlineMs);
      if ("got" in waited) {
        const bytes = Uint8Array.from(waited.got.subarray(4));
        return { end: "returned", bytes, ms: performance.now() - started, pages: 0 };
      }
      if ("timeout" in waited) return { end: "timeout", afterMs: waited.timeout };
      return waited.died.startsWith("it sent ")
        ? { end: "bad-result", message: waited.died }
        : { end: "died", message: waited.died, memory: waited.memory };
    },
    close: async () => {
      const clean = await process.kill();
      await rm(folder, { recursive: true, force: true });
      return clean;
    },
  };
}
