/** With half of its memory it fails in an orderly way. */

import { endText } from "../envelope.js";
import type { CallResult } from "../plugin.js";
import { MalformedModule, readModule } from "../wasm/module.js";
import { type Check, type CheckContext, type Evidence, failed, notApplicable, pass } from "./check.js";
import { type Question, questionsOf } from "./helpers/questions.js";

const asked = 20;

/** What the module starts with: with less it is not started at all. */
function leastPages({ artifact }: CheckContext): number {
  try {
    return readModule(artifact).memories[0]?.least ?? 1;
  } catch (error) {
    if (!(error instanceof MalformedModule)) throw error;
    return 1;
  }
}

/** A question that does not fit into the memory. */
function tooLarge(context: CheckContext, pages: number): Question[] {
  const [first] = questionsOf(context, 1);
  if (first === undefined) return [];
  const bytes = context.question({ contract: first.contract, payload: { note: "x".repeat(pages * 65536) } });
  return [{ bytes, about: `a question of ${bytes.length} bytes`, contract: first.contract }];
}

const expected = "An answer, a typed error, or a trap.";

async function withPages(context: CheckContext, memoryPages: number): Promise<Evidence | undefined> {
  const details = [`with ${memoryPages} pages; memory_pages is ${context.manifest.limits.memoryPages}`];
  const orderly = (end: CallResult["end"]): boolean => end === "returned" || end === "trap" || end === "refused";
  const result = await context.tryOpen({ limits: { memoryPages } }, async (plugin): Promise<Evidence | undefined> => {
    for (const { bytes, about, contract } of [...questionsOf(context, asked), ...tooLarge(context, memoryPages)]) {
      const result = await plugin.execute(bytes);
      const answer = context.read(result, { contract, format: context.formats[0] ?? "json" });
      if (!orderly(result.end) || answer.kind === "malformed") {
        const actual = `${answer.kind === "none" || answer.kind === "malformed" ? answer.message : result.end}.`;
        const input = bytes.length > 4096 ? bytes.subarray(0, 256) : bytes;
        return { expected, actual, input, details: [`at ${about}`, ...details] };
      }
      if (result.end !== "returned") await plugin.renew();
    }
    return undefined;
  });
  // too little to start with is told at the start
  if (result === undefined || !("end" in result)) return result;
  return orderly(result.end) ? undefined : { expected, actual: `It does not come up: ${endText(result)}.`, details };
}

export const check: Check = {
  id: "RES-02",
  level: "must",
  title: "with half of its memory it answers, gives a typed error, or traps",
  why: "Memory runs out one day; what then never ends, or answers nonsense, takes the host with it.",
  run: async (context) => {
    if (context.manifest.artifact.abi !== "core-1") return notApplicable("only core-1 has a memory of its own");
    const least = leastPages(context);
    const half = Math.max(least, Math.floor(context.manifest.limits.memoryPages / 2));
    for (const pages of new Set([half, Math.min(half, least + 1)])) {
      const evidence = await withPages(context, pages);
      if (evidence !== undefined) return failed(evidence);
    }
    return pass(`with ${half} pages, and with ${Math.min(half, least + 1)}`);
  },
};
