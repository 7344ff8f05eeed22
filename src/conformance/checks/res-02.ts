/** With half of its memory it fails in an orderly way. */
import { MalformedModule, readModule } from "../wasm/module.js";
import { type Check, type CheckContext, failed, notApplicable, pass } from "./check.js";
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

export const check: Check = {
  id: "RES-02",
  level: "must",
  title: "with half of its memory it answers, gives a typed error, or traps",
  why: "Memory runs out one day; what then never ends, or answers nonsense, takes the host with it.",
  run: (context) => {
    if (context.manifest.artifact.abi !== "core-1") return notApplicable("only core-1 has a memory of its own");
    const least = leastPages(context);
    const half = Math.floor(context.manifest.limits.memoryPages / 2);
    const expected = "An answer, a typed error, or a trap.";
    return context.use({ limits: { memoryPages: Math.max(least, Math.min(half, least + 1)) } }, async (plugin) => {
      const { memoryPages } = plugin.limits;
      for (const { bytes, about, contract } of [...questionsOf(context, asked), ...tooLarge(context, memoryPages)]) {
        const result = await plugin.execute(bytes);
        const orderly = result.end === "returned" || result.end === "trap" || result.end === "refused";
        const answer = context.read(result, { contract, format: context.formats[0] ?? "json" });
        if (!orderly || answer.kind === "malformed") {
          const actual = `${answer.kind === "none" || answer.kind === "malformed" ? answer.message : result.end}.`;
          const details = [
            `at ${about}`,
            `with ${memoryPages} pages; memory_pages is ${context.manifest.limits.memoryPages}`,
          ];
          return failed({ expected, actual, input: bytes.length > 4096 ? bytes.subarray(0, 256) : bytes, details });
        }
        if (result.end !== "returned") await plugin.renew();
      }
      return pass(`with ${memoryPages} pages`);
    });
  },
};
