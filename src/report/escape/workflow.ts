/**
 * Workflow commands of GitHub Actions: `::error file=a.ts,line=3::message`. Whatever is printed on a line of its own
 * may be taken for one, so commands are escaped where they are meant, and disarmed where they are not.
 */
import { sanitizeLines } from "../../util/sanitize.js";

/** The message of a command; line breaks stay, as `%0A`. */
export function commandData(text: string): string {
  return sanitizeLines(text).replaceAll("%", "%25").replaceAll("\n", "%0A");
}

/** The value of a property of a command. */
export function commandProperty(text: string): string {
  return commandData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A line that no runner takes for a command: those start with `::`, older ones hold `##[`. */
export function plainLine(line: string): string {
  return line.replace(/^(\s*)::/, "$1\\::").replaceAll("##[", "##\\[");
}
