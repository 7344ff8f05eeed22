/** Whole processes, from the shell's point of view. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isCached, openPackage } from "../scripts/histories/packages.js";
import { duration, statistics } from "./statistics.js";

const fixture = fileURLToPath(new URL("../fixtures/rules/property-removed/from-a-closed-object", import.meta.url));

export interface Command {
  readonly name: string;
  readonly args: readonly string[];
  readonly runs: number;
  readonly cwd?: string;
}

export interface Ran {
  /** The exit code, or what ended the process. */
  readonly exit: string;
  readonly milliseconds: ReturnType<typeof statistics>;
  /** Greatest resident memory, in megabytes. */
  readonly megabytes: number;
}

/** Makes a process tell its greatest memory as the last line of its standard error. */
const tellMemory =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('\\n'+process.resourceUsage().maxRSS))";

export function run({ args, runs, cwd }: Command): Ran {
  const times: number[] = [];
  let exit = "killed";
  let megabytes = 0;
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    const done = spawnSync(process.execPath, ["--import", tellMemory, ...args], {
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
      cwd,
      timeout: 120_000,
    });
    times.push(performance.now() - started);
    exit = String(done.status ?? done.signal);
    megabytes = Math.max(megabytes, Number(done.stderr.split("\n").at(-1)) / 1024);
  }
  return { exit, milliseconds: statistics(times), megabytes };
}

/** Lines of a table, header first. */
export function benchProcesses(main: string, smallPair: readonly [string, string]): string[][] {
  const [from, to] = ["5.20.0", "5.21.0"];
  const cached = isCached("vega-lite", from) && isCached("vega-lite", to);
  const vega = (version: string) => join(openPackage("vega-lite", version), "build", "vega-lite-schema.json");
  const commands: Command[] = [
    { name: "node -e 0", args: ["-e", "0"], runs: 9 },
    { name: "contract-check --version", args: [main, "--version"], runs: 9 },
    { name: "diff of two small files", args: [main, "diff", ...smallPair], runs: 9, cwd: fixture },
    ...(cached
      ? [
          {
            name: `diff of vega-lite ${from} and ${to}`,
            args: [main, "diff", vega(from), vega(to), "--format", "json"],
            runs: 3,
          },
        ]
      : []),
  ];
  const rows = commands.map((command) => {
    const { exit, milliseconds, megabytes } = run(command);
    return [
      command.name,
      exit,
      duration(milliseconds.median),
      duration(milliseconds.max),
      `${megabytes.toFixed(0)} MB`,
    ];
  });
  if (!cached) rows.push([`vega-lite ${from} and ${to}: not cached; npm run histories fetches them`]);
  return [["whole process", "exit", "median", "max", "peak memory"], ...rows];
}
