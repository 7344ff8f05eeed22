/**
 * Asks the second validator and waits for it. @hyperjump/json-schema answers by promise while a verdict is
 * synchronous, so it works in a thread of its own, and we sleep until it has answered. The thread is started by the
 * first question, keeps no process alive, and is ended when it does not answer.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { SecondAnswer, SecondDocument, SecondQuestion } from "../confirm/packages.js";
import type { ThreadData, ThreadQuestion } from "./protocol.js";

/** A question takes milliseconds, a large document a second; what takes longer is not answered. */
const usualTimeLimitMs = 15_000;
const memoryLimitMiB = 512;

const { resolve } = createRequire(import.meta.url);
const fromSources = import.meta.url.endsWith(".ts");

/** The package finds itself by name, wherever this code was bundled to. */
function threadFile(): string {
  const home = dirname(resolve("contract-check/package.json"));
  return join(home, fromSources ? "src/validators/thread.ts" : "dist/validators/thread.js");
}

/** From TypeScript sources (in our own tests) the thread needs a loader; compiled, it is plain JavaScript. */
function loaderOptions(): string[] {
  if (!fromSources) return [];
  const manifest = resolve("jiti/package.json");
  return ["--import", pathToFileURL(join(dirname(manifest), "lib", "jiti-register.mjs")).href];
}

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly signal: Int32Array;
  /** The documents that it has, each in its slot. */
  readonly slots: (SecondDocument | undefined)[];
  next: number;
}

/** Both sides of a comparison, and those of one inside it. */
const slotCount = 4;

/** @throws when the thread does not come up */
function start(onEnd: (thread: Thread) => void): Thread {
  // a thread that cannot be found would be waited for until the time is over
  const entry = threadFile();
  if (!existsSync(entry)) throw new Error(`its program is missing: ${entry}`);
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: ThreadData = { port: port2, signal };
  const worker = new Worker(entry, {
    workerData: data,
    transferList: [port2],
    execArgv: loaderOptions(),
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMiB },
  });
  worker.unref();
  const thread: Thread = { worker, port: port1, signal, slots: [], next: 0 };
  worker.on("error", () => onEnd(thread));
  worker.on("exit", () => onEnd(thread));
  if (Atomics.wait(signal, 0, 0, usualTimeLimitMs) === "timed-out") {
    void worker.terminate();
    throw new Error("it did not start");
  }
  return thread;
}

/** @param timeLimitMs after which a question counts as not answered, and the thread is ended */
export function createSecond(timeLimitMs = usualTimeLimitMs): (question: SecondQuestion) => SecondAnswer {
  let running: Thread | undefined;
  // what could not be started once is not waited for again
  let broken: string | undefined;
  const forget = (thread: Thread): void => {
    if (running === thread) running = undefined;
  };

  const ask = (thread: Thread, { document, ...question }: SecondQuestion): SecondAnswer => {
    const { worker, port, signal, slots } = thread;
    const known = slots.indexOf(document);
    const slot = known === -1 ? thread.next : known;
    const sent: ThreadQuestion = { ...question, slot, ...(known === -1 ? { document } : {}) };
    Atomics.store(signal, 0, 0);
    port.postMessage(sent);
    if (known === -1) {
      slots[slot] = document;
      thread.next = (slot + 1) % slotCount;
    }
    if (Atomics.wait(signal, 0, 0, timeLimitMs) === "timed-out") {
      void worker.terminate();
      running = undefined;
      return { failure: `it did not answer within ${timeLimitMs / 1000} seconds` };
    }
    const received = receiveMessageOnPort(port) as { readonly message: SecondAnswer } | undefined;
    return received?.message ?? { failure: "it did not answer" };
  };

  return (question) => {
    if (broken !== undefined) return { failure: broken };
    try {
      running ??= start(forget);
    } catch (error) {
      broken = message(error);
      return { failure: broken };
    }
    try {
      return ask(running, question);
    } catch (error) {
      return { failure: message(error) };
    }
  };
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));
