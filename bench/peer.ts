/** json-schema-diff behind a time limit: one process for many questions, a new one after each that hangs. */
import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PeerAnswer, PeerJob } from "./peer-worker.js";

export interface Peer {
  ask(job: PeerJob): Promise<PeerAnswer>;
  close(): void;
}

const jiti = join(dirname(createRequire(import.meta.url).resolve("jiti/package.json")), "lib", "jiti-cli.mjs");
const worker = fileURLToPath(new URL("./peer-worker.ts", import.meta.url));

export function openPeer(limitSeconds: number): Peer {
  let child: ChildProcess | undefined;
  const running = (): ChildProcess => {
    child ??= fork(jiti, [worker], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
    return child;
  };
  const ask = (job: PeerJob): Promise<PeerAnswer> =>
    new Promise((resolve) => {
      const asked = running();
      const finish = (answer: PeerAnswer): void => {
        clearTimeout(timer);
        asked.removeAllListeners();
        resolve(answer);
      };
      const lost = (reason: string): void => {
        child = undefined;
        finish({ answered: false, reason });
      };
      const timer = setTimeout(() => {
        lost(`no answer within ${limitSeconds} s`);
        asked.kill("SIGKILL");
      }, limitSeconds * 1000);
      asked.once("message", (answer) => finish(answer as PeerAnswer));
      asked.once("exit", () => lost("the process ended"));
      asked.send(job);
    });
  return { ask, close: () => child?.kill() };
}
