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
let peakOfThis = first;
// the host's thread is free while a plugin does its worst
const watch = setInterval(() => {
  peakOfThis = Math.max(peakOfThis, process.memoryUsage().rss);
}, 10);
let contained = 0;
console.log("| plugin | stopped at | how | ms | host, MB above its start |\n|---|---|---|--:|--:|");
for (const hostile of hostileCases) {
  peakOfThis = process.memoryUsage().rss;
  const { result, clean, ms } = await contain(sandbox, hostile);
  peak = Math.max(peak, peakOfThis);
  const well = clean && hostile.ends.includes(result.end);
  contained += well ? 1 : 0;
  const above = megabytes(Math.max(0, peakOfThis - first));
  console.log(
    `| ${hostile.kind} ${hostile.name} | ${hostile.at} | ${well ? "" : "NOT CONTAINED: "}${result.end} | ${ms} | ${above} |`,
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
