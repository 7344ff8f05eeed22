/** A second run, at another time, comes to the same verdicts. */
import { type Check, failed, pass } from "./check.js";
import { observe } from "./helpers/observe.js";

/** Twelve years after the usual clock. */
const laterMs = 2_088_115_200_000;

export const check: Check = {
  id: "STB-03",
  level: "should",
  title: "a second run, at another time and with other random bytes, comes to the same verdicts",
  why: "A plugin that conforms today would fail one day, with nobody having changed it.",
  run: async (context) => {
    const first = await observe(context, {});
    const second = await observe(context, { clock: laterMs, randomSeed: 4711 });
    const format = context.formats[0] ?? "json";
    for (const [index, before] of first.observations.entries()) {
      const after = second.observations[index];
      const { contract, bytes, about } = before.question;
      const verdict = (observation: typeof after): string => {
        if (observation === undefined) return "nothing";
        const answer = context.read(observation.result, { contract, format });
        if (answer.kind === "error") return `the error ${answer.code}`;
        if (answer.kind === "output") return answer.invalid === undefined ? "a valid answer" : "an invalid answer";
        return answer.message;
      };
      if (verdict(before) === verdict(after)) continue;
      return failed({
        expected: `As in the first run: ${verdict(before)}.`,
        actual: `In the second: ${verdict(after)}.`,
        input: bytes,
        ...(after?.result.end === "returned" ? { output: after.result.bytes } : {}),
        details: [`at ${about}`, "The second run has a clock twelve years later, and other random bytes."],
      });
    }
    return pass(`${first.observations.length} questions, twice`);
  },
};
