/** Runs one comparison in a child process, with a time limit. */
import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import type { PairResult } from "./result.js";

interface JobSide {
  readonly root: string;
  readonly path: string;
  readonly version: string;
}

export interface PairJob {
  /** Folder of the compiled modules. */
  readonly dist: string;
  readonly old: JobSide;
  readonly new: JobSide;
  readonly budget?: number;
  /** Send the whole report along. */
  readonly full: boolean;
}

const jiti = join(dirname(createRequire(import.meta.url).resolve("jiti/package.json")), "lib", "jiti-cli.mjs");
const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** Never rejects: whatever happens in the child is a result. */
export function runPair(job: PairJob, limitSeconds: number): Promise<PairResult> {
  return new Promise((resolve) => {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    const child = fork(jiti, [worker], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
    let result: PairResult | undefined;
    let timedOut = false;
    // a child that is busy does not notice that its parent is gone
    const interrupted = (): void => {
      child.kill("SIGKILL");
      process.exit(130);
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, interrupted);
    let stderr = "";
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, limitSeconds * 1000);
    child.stderr?.on("data", (chunk: Buffer) => {
      stderr = (stderr + chunk.toString()).slice(-4_000);
    });
    child.on("message", (message) => {
      result = message as PairResult;
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, interrupted);
      if (result !== undefined) return resolve(result);
      const message = timedOut ? `no answer within ${limitSeconds} s` : stderr.trim() || `ended with ${signal ?? code}`;
      resolve({ outcome: timedOut ? "timed-out" : "crashed", message, seconds: seconds() });
    });
    child.send(job);
  });
}
