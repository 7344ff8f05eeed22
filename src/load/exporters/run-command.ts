/** Runs a configured command with a time limit and a bounded output, and leaves no process behind. */
import { spawn } from "node:child_process";
import { createTail } from "./tail.js";

export type CommandEnd =
  | { readonly end: "exited"; readonly code: number; readonly output: Buffer; readonly errors: string }
  | { readonly end: "killed"; readonly signal: string; readonly errors: string }
  | { readonly end: "timeout" | "too-much"; readonly errors: string }
  /** It could not be started. */
  | { readonly end: "unstarted"; readonly code: string };

/** Standard output beyond this many bytes ends the command. */
export const maxOutputBytes = 64 * 1024 * 1024;

/** @param run a command line for the platform's shell, or an argument vector that no shell sees */
export function runCommand(run: string | readonly string[], cwd: string, timeoutMs: number): Promise<CommandEnd> {
  const [file = "", ...args] = typeof run === "string" ? [run] : run;
  // A group of its own, where there are groups: the shell's children must end with the shell.
  const grouped = process.platform !== "win32";
  return new Promise((settle) => {
    const errors = createTail();
    const chunks: Buffer[] = [];
    let size = 0;
    let why: "timeout" | "too-much" | undefined;
    const child = spawn(file, args, {
      cwd,
      shell: typeof run === "string",
      detached: grouped,
      windowsHide: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const kill = (): void => {
      try {
        if (grouped && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
        else child.kill("SIGKILL");
      } catch {
        // It has ended already.
      }
    };
    const stop = (reason: "timeout" | "too-much"): void => {
      why ??= reason;
      kill();
      // A grandchild in a group of its own may still hold the pipes.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(stop, timeoutMs, "timeout");
    const interrupted = (signal: NodeJS.Signals): void => {
      kill();
      process.kill(process.pid, signal);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    process.once("exit", kill);
    for (const signal of signals) process.once(signal, interrupted);
    const release = (): void => {
      clearTimeout(timer);
      process.removeListener("exit", kill);
      for (const signal of signals) process.removeListener(signal, interrupted);
    };
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxOutputBytes) stop("too-much");
      else chunks.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => errors.add(chunk));
    child.on("error", (error: NodeJS.ErrnoException) => {
      release();
      settle({ end: "unstarted", code: error.code ?? error.message });
    });
    child.on("close", (code, signal) => {
      release();
      if (why !== undefined) settle({ end: why, errors: errors.text() });
      else if (code === null) settle({ end: "killed", signal: String(signal), errors: errors.text() });
      else settle({ end: "exited", code, output: Buffer.concat(chunks), errors: errors.text() });
    });
  });
}
