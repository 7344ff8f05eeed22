/** Whole processes, from the shell's point of view. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openPackage } from "../scripts/histories/packages.js";
import { duration, statistics } from "./statistics.js";

const fixture = fileURLToPath(new URL("../fixtures/rules/property-removed/from-a-closed-object", import.meta.url));

interface Command {
  readonly name: string;
  readonly args: readonly string[];
  readonly runs: number;
  readonly cwd?: string;
}

/** Lines of a table, header first. */
export function benchProcesses(main: string, smallPair: readonly [string, string]): string[][] {
  const vega = (version: string) => join(openPackage("vega-lite", version), "build", "vega-lite-schema.json");
  const commands: Command[] = [
    { name: "node -e 0", args: ["-e", "0"], runs: 9 },
    { name: "contract-check --version", args: [main, "--version"], runs: 9 },
    { name: "diff of two small files", args: [main, "diff", ...smallPair], runs: 9, cwd: fixture },
    {
      name: "diff of vega-lite 5.20.0 and 5.21.0",
      args: [main, "diff", vega("5.20.0"), vega("5.21.0"), "--format", "json"],
      runs: 3,
    },
  ];
  const rows = [["whole process", "exit", "median", "max"]];
  for (const { name, args, runs, cwd } of commands) {
    const times: number[] = [];
    let exit: number | null = null;
    for (let i = 0; i < runs; i++) {
      const started = performance.now();
      const done = spawnSync(process.execPath, args, { stdio: "ignore", cwd, timeout: 120_000 });
      times.push(performance.now() - started);
      exit = done.status;
    }
    const { median, max } = statistics(times);
    rows.push([name, String(exit ?? "killed"), duration(median), duration(max)]);
  }
  return rows;
}
