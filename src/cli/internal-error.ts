/** What nobody expected: one line, how to report it, and the stack only on request. */
import { tool } from "../compare/tool.js";
import { sanitize, sanitizeLines } from "../util/sanitize.js";

/** The text for standard error. */
export function internalErrorText(error: unknown, env: Readonly<Record<string, string | undefined>>): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = sanitize((what.split("\n")[0] ?? "").slice(0, 300));
  const stack =
    env.CONTRACT_CHECK_DEBUG === "1" && error instanceof Error ? `${sanitizeLines(error.stack ?? "")}\n` : "";
  return `internal error: ${line}
hint: this is a defect of contract-check ${tool.version} or of code that it was told to load; please report it
      with the command you ran. CONTRACT_CHECK_DEBUG=1 shows where it happened.
${stack}`;
}
