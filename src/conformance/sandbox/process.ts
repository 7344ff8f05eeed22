/**
 * A process that somebody else's code runs in: started, written to, read from, watched and killed. Whatever the code
 * does, a wait for it ends: with what it sent, or after the deadline with its death.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { createIncoming } from "./incoming.js";
import { residentBytes } from "./resident.js";

export interface ProcessOptions {
  readonly command: readonly [command: string, ...args: string[]];
  /** Bytes of memory that the process may hold before it is killed. */
  readonly memoryBytes: number;
  readonly cwd?: string;
}

/** What a wait ended with. */
export type Waited =
  | { readonly got: Buffer }
  | { readonly timeout: number }
  | { readonly died: string; readonly memory: boolean };

export interface SandboxProcess {
  readonly pid: number;
  readonly send: (...parts: readonly Uint8Array[]) => void;
  /**
   * Waits until `cut` finds a whole message at the beginning of what was read.
   * @param cut gives the length of the message, 0 as long as it is not whole, or a complaint: the process is killed
   */
  readonly receive: (cut: (read: Buffer) => number | string, deadlineMs: number) => Promise<Waited>;
  readonly stderr: () => string;
  readonly alive: () => boolean;
  readonly resident: () => number | undefined;
  /** Kills it and waits until it is gone. False where something of it still holds its output: it left a process behind. */
  readonly kill: () => Promise<boolean>;
}

const stderrKept = 8 * 1024;
const watchEveryMs = 20;
/** After its death, its pipes close at once unless somebody else holds them. */
const orphanMs = 500;

const living = new Set<ChildProcess>();

function killAll(): void {
  for (const child of living) kill(child);
}

/** With the group it leads, so that what it started goes with it. */
function kill(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && process.platform !== "win32") process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

export function startProcess({ command, memoryBytes, cwd }: ProcessOptions): SandboxProcess {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: cwd ?? tmpdir(),
    env: {},
    stdio: ["pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  if (living.size === 0) process.once("exit", killAll);
  living.add(child);

  const incoming = createIncoming();
  let killed = false;
  let printed = "";
  let death: { readonly died: string; readonly memory: boolean } | undefined;
  let tooLarge = false;
  let wake: (() => void) | undefined;
  let closed = false;
  let whenClosed: (() => void) | undefined;

  const die = (text: string): void => {
    death ??= { died: text, memory: tooLarge || /heap out of memory|Allocation failed/i.test(printed) };
    living.delete(child);
    if (living.size === 0) process.removeListener("exit", killAll);
    wake?.();
  };
  child.stdout.on("data", (chunk: Buffer) => {
    if (killed) return;
    incoming.add(chunk);
    // what nobody waits for is not taken in without end: its writer waits instead
    if (wake === undefined) child.stdout.pause();
    else wake();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    printed = (printed + chunk.toString("utf8")).slice(-stderrKept);
  });
  // Whoever died cannot be written to; that it died is told by its exit.
  child.stdin.on("error", () => undefined);
  child.on("error", (error) => die(`it does not start: ${error.message}`));
  child.on("exit", (code, signal) => die(signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`));
  child.on("close", () => {
    closed = true;
    whenClosed?.();
  });

  const alive = (): boolean => death === undefined;
  const resident = (): number | undefined => (child.pid === undefined ? undefined : residentBytes(child.pid));

  return {
    pid: child.pid ?? 0,
    stderr: () => printed,
    alive,
    resident,
    send: (...parts) => {
      if (alive()) for (const part of parts) child.stdin.write(part);
    },
    receive: (cut, deadlineMs) =>
      new Promise<Waited>((settle) => {
        const started = performance.now();
        let timer: NodeJS.Timeout | undefined;
        let watch: NodeJS.Timeout | undefined;
        let over = false;
        const finish = (waited: Waited): void => {
          over = true;
          clearTimeout(timer);
          clearInterval(watch);
          wake = undefined;
          settle(waited);
        };
        const look = (): void => {
          if (over) return;
          const read = incoming.view();
          const length = read.length === 0 ? 0 : cut(read);
          if (typeof length === "string") {
            kill(child);
            finish({ died: length, memory: false });
            return;
          }
          if (length > 0) {
            finish({ got: incoming.take(length) });
            return;
          }
          if (death !== undefined) finish(death);
        };
        wake = look;
        look();
        if (over) return;
        child.stdout.resume();
        timer = setTimeout(() => {
          kill(child);
          finish({ timeout: performance.now() - started });
        }, deadlineMs);
        watch = setInterval(() => {
          if ((resident() ?? 0) <= memoryBytes) return;
          tooLarge = true;
          kill(child);
        }, watchEveryMs);
      }),
    kill: async () => {
      killed = true;
      kill(child);
      child.stdout.resume();
      if (closed) return true;
      return new Promise<boolean>((settle) => {
        const timer = setTimeout(() => {
          child.stdout.destroy();
          child.stderr.destroy();
          settle(false);
        }, orphanMs);
        whenClosed = () => {
          clearTimeout(timer);
          settle(true);
        };
      });
    },
  };
}
