/** What it gives is a block of its memory, and not too long. */
import { type Check, failed, pass } from "./check.js";
import { questionsOf } from "./helpers/questions.js";

const asked = 200;

export const check: Check = {
  id: "RES-03",
  level: "must",
  title: "answers are within output_bytes, and inside the memory",
  why: "A host that believes a pointer reads what is not the answer; one that believes a length runs out of memory.",
  run: (context) =>
    context.use({}, async (plugin) => {
      const nonsense = context.random("nonsense");
      const inputs = [
        ...questionsOf(context, asked),
        ...[1, 2, 100, 4096].map((size) => ({ bytes: nonsense.bytes(size), about: `${size} random bytes` })),
      ];
      for (const { bytes, about } of inputs) {
        const result = await plugin.execute(bytes);
        if (result.end === "bad-result") {
          return failed({
            expected: `A block of 1 to ${plugin.limits.outputBytes} bytes that lies inside the memory.`,
            actual: `${result.message}.`,
            input: bytes,
            details: [`at ${about}`],
          });
        }
        if (result.end !== "returned") await plugin.renew();
      }
      return pass(`${inputs.length} answers`);
    }),
};
