/** Runs the command line in this process, on real folders. */
import type { Host } from "../../src/cli/host.js";
import { run } from "../../src/cli/run.js";

export interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  readonly cwd: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly tty?: boolean;
}

export async function cli(
  argv: readonly string[],
  { cwd, stdin = "", env = {}, tty = false }: Setting,
): Promise<Result> {
  let [out, err] = ["", ""];
  const host: Host = {
    cwd,
    env,
    stdout: {
      write: (text) => {
        out += text;
      },
      isTTY: tty,
      columns: 80,
    },
    stderr: {
      write: (text) => {
        err += text;
      },
      isTTY: tty,
      columns: 80,
    },
    readStdin: async () => stdin,
  };
  const code = await run(argv, host);
  return { code, out, err };
}

/** What a hostile input could make a terminal do: anything but line breaks among the control characters. */
export const controls = /[^\P{C}\n]/u;
