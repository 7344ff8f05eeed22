/** Threads for the cold run: each takes the next batch of questions when it has answered the one before. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { WorkerAnswer, WorkerQuestion } from "./worker.js";

const { resolve } = createRequire(import.meta.url);
const fromSources = import.meta.url.endsWith(".ts");

/** More threads than this wait for the disk. */
const mostThreads = 8;
const batchSize = 20;
/** A thread costs some tenths of a second before its first answer. */
const worthAThread = 60;

/** How many threads a number of questions is worth; 0: answer them here. */
export function threadsFor(questions: number, wanted: number | undefined): number {
  if (wanted !== undefined) return wanted - 1 === 0 ? 0 : Math.min(wanted, Math.ceil(questions / batchSize));
  return questions < worthAThread ? 0 : Math.min(mostThreads, availableParallelism(), Math.ceil(questions / batchSize));
}

/** The package finds itself by name, wherever this code was bundled to. */
function workerFile(): string {
  const home = dirname(resolve("contract-check/package.json"));
  return join(home, fromSources ? "src/cli/workspace/worker.ts" : "dist/cli/workspace/worker.js");
}

/** From TypeScript sources (in our own tests) a thread needs a loader; compiled, it is plain JavaScript. */
function loaderOptions(): string[] {
  if (!fromSources) return [];
  const manifest = resolve("jiti/package.json");
  return ["--import", pathToFileURL(join(dirname(manifest), "lib", "jiti-register.mjs")).href];
}

/**
 * Answers every question.
 * @param onAnswers called with each batch, in whatever order they come
 */
export async function askThreads(
  questions: readonly WorkerQuestion[],
  threads: number,
  onAnswers: (answers: readonly WorkerAnswer[]) => void,
): Promise<void> {
  const file = workerFile();
  if (!existsSync(file)) throw new Error(`The program of the threads is missing: ${file}`);
  let next = 0;
  const work = () =>
    new Promise<void>((settle, reject) => {
      const worker = new Worker(file, { execArgv: loaderOptions(), stdout: false });
      const end = (finish: () => void) => {
        void worker.terminate().then(finish, reject);
      };
      const give = () => {
        const batch = questions.slice(next, next + batchSize);
        next += batch.length;
        if (batch.length === 0) end(settle);
        else worker.postMessage(batch);
      };
      worker.on("message", (answers: readonly WorkerAnswer[]) => {
        onAnswers(answers);
        give();
      });
      worker.on("error", (error) => end(() => reject(error)));
      give();
    });
  await Promise.all(Array.from({ length: threads }, work));
}
