/** Starts the worker, holds it to its limits and tells how it ended. */
import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { WorkerAnswer, WorkerRequest } from "./protocol.js";
import { createTail } from "./tail.js";

export type WorkerEnd =
  | { readonly end: "answered"; readonly answer: WorkerAnswer; readonly errors: string }
  | { readonly end: "timeout"; readonly errors: string }
  /** The module ended its process: `process.exit`, a signal, out of memory. */
  | { readonly end: "died"; readonly code: number | null; readonly signal: string | null; readonly errors: string };

/** For the user's module with everything it imports; the largest schema packages need a tenth. */
export const memoryLimitMiB = 1024;

const { resolve } = createRequire(import.meta.url);
const fromSources = import.meta.url.endsWith(".ts");

/** The package finds itself by name, wherever this code was bundled to. */
function workerFile(): string {
  const home = dirname(resolve("contract-check/package.json"));
  return join(home, fromSources ? "src/load/exporters/worker.ts" : "dist/load/exporters/worker.js");
}

/** From TypeScript sources (in our own tests) the worker needs a loader; compiled, it is plain JavaScript. */
function loaderOptions(): string[] {
  if (!fromSources) return [];
  const manifest = resolve("jiti/package.json");
  return ["--import", pathToFileURL(join(dirname(manifest), "lib", "jiti-register.mjs")).href];
}

/** @param timeoutMs after which the process is killed */
export function runWorker(request: WorkerRequest, timeoutMs: number): Promise<WorkerEnd> {
  const id = randomUUID();
  const child = fork(workerFile(), [], {
    cwd: request.root,
    execArgv: [`--max-old-space-size=${memoryLimitMiB}`, ...loaderOptions()],
    // What the module prints is nobody's input; what it complains about may explain a failure.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const errors = createTail();
  child.stderr?.on("data", (chunk: Buffer) => errors.add(chunk));
  const release = killWithUs(child);
  return new Promise<WorkerEnd>((settle, refuse) => {
    let answer: WorkerAnswer | undefined;
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, timeoutMs);
    child.on("message", (message) => {
      // The module may send messages of its own.
      if (isAnswer(message, id)) {
        answer ??= message.answer;
        child.kill("SIGKILL");
      }
    });
    child.on("error", (error) => {
      clearTimeout(timer);
      release();
      refuse(error);
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      release();
      if (answer !== undefined) settle({ end: "answered", answer, errors: errors.text() });
      else if (timedOut) settle({ end: "timeout", errors: errors.text() });
      else settle({ end: "died", code, signal, errors: errors.text() });
    });
    child.send({ id, request }, () => undefined);
  });
}

function isAnswer(message: unknown, id: string): message is { readonly answer: WorkerAnswer } {
  return typeof message === "object" && message !== null && "id" in message && message.id === id && "answer" in message;
}

/** An endless loop in the module must not outlive us. Gives the function that lets go. */
function killWithUs(child: ChildProcess): () => void {
  const kill = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", kill);
  return () => {
    process.removeListener("exit", kill);
  };
}
