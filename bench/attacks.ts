/** The schemas made to hurt (test/support/attacks.ts), each in a process of its own, with time and memory. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { attacks } from "../test/support/attacks.js";
import type { Attacked } from "./attack-worker.js";
import { duration } from "./statistics.js";

const jiti = join(dirname(createRequire(import.meta.url).resolve("jiti/package.json")), "lib", "jiti-cli.mjs");
const worker = fileURLToPath(new URL("./attack-worker.ts", import.meta.url));

/** Lines of a table, header first. */
export function benchAttacks(folder: string | undefined, limitSeconds: number): string[][] {
  const rows = attacks.map(({ name }, index) => {
    const { stdout, status } = spawnSync(process.execPath, [jiti, worker, String(index), folder ?? ""], {
      stdio: ["ignore", "pipe", "ignore"],
      encoding: "utf8",
      timeout: limitSeconds * 1000,
    });
    if (status !== 0) return [name, `no answer within ${limitSeconds} s`, "", ""];
    const { verdict, milliseconds, megabytes } = JSON.parse(stdout) as Attacked;
    return [name, verdict, duration(milliseconds), `${megabytes.toFixed(0)} MB`];
  });
  return [["attack", "answer", "time", "peak memory"], ...rows];
}
