/** Runs a command line of a repository, with everything that it says in a log, and leaves no process behind. */
import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";

export type RunEnd =
  | { readonly end: "exited"; readonly code: number }
  | { readonly end: "timeout" | "too-much" }
  | { readonly end: "killed"; readonly signal: string };

const maxLogBytes = 64 * 1024 * 1024;

export async function runLogged(
  run: string,
  options: {
    readonly cwd: string;
    readonly log: string;
    readonly env: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
  },
): Promise<RunEnd> {
  const { cwd, log, env, timeoutMs } = options;
  await mkdir(dirname(log), { recursive: true });
  const out = createWriteStream(log, { flags: "a" });
  // A group of its own, where there are groups: what the command started must end with it.
  const grouped = process.platform !== "win32";
  const child = spawn(run, {
    cwd,
    env: { ...process.env, ...env },
    shell: true,
    detached: grouped,
    windowsHide: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => {
    try {
      if (grouped && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      else child.kill("SIGKILL");
    } catch {
      // It has ended already.
    }
  };
  let why: "timeout" | "too-much" | undefined;
  const stop = (reason: "timeout" | "too-much") => {
    why ??= reason;
    kill();
    child.stdout.destroy();
    child.stderr.destroy();
  };
  const interrupted = (signal: NodeJS.Signals) => {
    kill();
    process.kill(process.pid, signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, interrupted);
  process.once("exit", kill);
  const timer = setTimeout(stop, timeoutMs, "timeout");
  let size = 0;
  const keep = (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxLogBytes) stop("too-much");
    else out.write(chunk);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  try {
    return await new Promise<RunEnd>((settle, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => {
        if (why !== undefined) settle({ end: why });
        else settle(code === null ? { end: "killed", signal: String(signal) } : { end: "exited", code });
      });
    });
  } finally {
    clearTimeout(timer);
    for (const signal of signals) process.removeListener(signal, interrupted);
    process.removeListener("exit", kill);
    out.end();
    await finished(out);
  }
}
