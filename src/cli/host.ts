/** What the command line needs of the process around it, as an argument: tests pass their own. */

export interface TextSink {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
  readonly columns?: number;
}

export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  /** All of standard input, bounded. */
  readonly readStdin: () => Promise<string>;
}

function sink(stream: NodeJS.WriteStream): TextSink {
  // Whoever reads us may stop early (`| head`): that is no failure, there is just nobody to write to any more.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    write: (text) => {
      stream.write(text);
    },
    isTTY: stream.isTTY === true,
    columns: stream.columns,
  };
}

async function readStdin(): Promise<string> {
  const { readBounded } = await import("./stdin.js");
  return readBounded(process.stdin);
}

export function processHost(): Host {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: sink(process.stdout),
    stderr: sink(process.stderr),
    readStdin,
  };
}
