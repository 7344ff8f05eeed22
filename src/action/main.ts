/** The action. The runner starts it with its inputs in the environment; the exit code decides about the job. */
import { runAction } from "./run.js";

runAction({ env: process.env, print: (text) => process.stdout.write(text) }).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    process.stdout.write(`::error title=contract-check::${message.split("\n")[0] ?? ""}\n`);
    process.exitCode = 3;
  },
);
