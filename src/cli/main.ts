#!/usr/bin/env node
/** The executable. `--version` loads nothing else; everything else is run by `run.ts`. */
import { readFileSync } from "node:fs";

const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  process.stdout.write(`${(JSON.parse(manifest) as { version: string }).version}\n`);
} else {
  // Should the event loop run dry before we are done, as under an `await` that never ends, that is no success.
  process.exitCode = 3;
  // Code of the user's that we load may fail when nobody waits for it; that is no finding, and no stack trace.
  process.on("uncaughtException", async (error) => {
    const { internalErrorText } = await import("./internal-error.js");
    process.stderr.write(internalErrorText(error, process.env), () => process.exit(3));
  });
  const [{ run }, { processHost }] = await Promise.all([import("./run.js"), import("./host.js")]);
  const code = await run(argv, processHost());
  process.exitCode = code;
  // What was written is flushed first; then nothing that code of the user's left running may keep us.
  process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
}
