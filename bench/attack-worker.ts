/** One attack in a process of its own: what it ends in, how long it takes, how much memory. */
import { attacks } from "../test/support/attacks.js";
import { openProgram } from "./program.js";

export interface Attacked {
  readonly verdict: string;
  readonly milliseconds: number;
  readonly megabytes: number;
}

const [index, folder] = process.argv.slice(2);
const { decideInclusion } = await openProgram(folder === "" ? undefined : folder);
const [writer, reader] = attacks[Number(index)]?.make() ?? [true, true];
const started = performance.now();
let verdict: string;
try {
  const answer = decideInclusion(writer, reader);
  verdict = answer.verdict === "unknown" ? `unknown ${answer.cause}` : answer.verdict;
} catch (error) {
  verdict = `refused: ${error instanceof Error ? error.message : String(error)}`;
}
const milliseconds = performance.now() - started;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ verdict, milliseconds, megabytes } satisfies Attacked));
