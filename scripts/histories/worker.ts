/** Compares one pair in a process of its own, so that a crash, a hang or a full memory is one line of the table. */
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import type { PairJob } from "./job.js";
import { type PairResult, summarize } from "./result.js";

async function run(job: PairJob): Promise<PairResult> {
  const built = (path: string) => import(new URL(path, pathToFileURL(`${job.dist}/`)).href);
  const { loadSchemaPath }: typeof import("../../src/load/index.js") = await built("load/index.js");
  const { diffContracts }: typeof import("../../src/compare/index.js") = await built("compare/index.js");
  const { declaredBump }: typeof import("../../src/classify/semver.js") = await built("classify/semver.js");
  const started = performance.now();
  const before = process.cpuUsage();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const [old, next] = [
      await loadSchemaPath(job.old.path, { root: job.old.root }),
      await loadSchemaPath(job.new.path, { root: job.new.root }),
    ];
    const report = diffContracts(old, next, { role: "shared", budget: job.budget });
    const declared = job.old.version === job.new.version ? undefined : declaredBump(job.old.version, job.new.version);
    const { user, system } = process.cpuUsage(before);
    const megabytes = process.resourceUsage().maxRSS / 1024;
    const summary = summarize(report, declared);
    const cpuSeconds = (user + system) / 1e6;
    return { outcome: "compared", summary, seconds: seconds(), cpuSeconds, megabytes, ...(job.full ? { report } : {}) };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ContractCheckError") throw error;
    return { outcome: "refused", message: error.message, seconds: seconds() };
  }
}

process.once("message", async (job: PairJob) => {
  // an exception ends the process with its stack on stderr, which the parent keeps
  const result = await run(job);
  process.send?.(result, () => process.disconnect());
});
