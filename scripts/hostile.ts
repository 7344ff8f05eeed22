/**
 * Runs every hostile plugin in the sandbox and prints what became of it, with the host's memory around it.
 *
 *   npm run hostile
 */

import { createSandbox } from "../src/conformance/sandbox/sandbox.js";
import { contain } from "../test/support/hostile.js";
import { hostileCases } from "../test/support/hostile-cases.js";
import bundleSandbox from "../test/support/sandbox-program.js";

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

await bundleSandbox();
const sandbox = createSandbox();
const first = process.memoryUsage().rss;
let peak = first;
// the host's thread is free while a plugin does its worst
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 10);
let contained = 0;
console.log("| plugin | stopped at | how | ms | host, MB |\n|---|---|---|--:|--:|");
for (const hostile of hostileCases) {
  const before = process.memoryUsage().rss;
  const { result, clean, ms } = await contain(sandbox, hostile);
  const after = process.memoryUsage().rss;
  const well = clean && hostile.ends.includes(result.end);
  contained += well ? 1 : 0;
  const change = Number(megabytes(after - before));
  console.log(
    `| ${hostile.kind} ${hostile.name} | ${hostile.at} | ${well ? "" : "NOT CONTAINED: "}${result.end} | ${ms} | ${change > 0 ? "+" : ""}${change} |`,
  );
}
clearInterval(watch);
await sandbox.close();
const { held, missing } = sandbox.describe();
console.log(
  `\n${contained} of ${hostileCases.length} contained; the host is alive, its memory at most ${megabytes(peak - first)} MB above its start.`,
);
console.log(`Held by: ${held.join("; ")}.`);
if (missing.length > 0) console.log(`Not to be had here: ${missing.join("; ")}.`);
process.exitCode = contained === hostileCases.length ? 0 : 1;
