/** Long work stops when the host asks. */
import { type Check, failed, notApplicable, pass } from "./check.js";
import { questionsOf } from "./helpers/questions.js";

/** Shorter calls have no need to look. */
const longMs = 250;

export const check: Check = {
  id: "TIM-03",
  level: "should",
  title: "it stops when the host asks it to",
  why: "The caller has gone, and the work goes on for nobody until the deadline.",
  run: (context) => {
    if (context.manifest.artifact.abi === "stdio-1") return notApplicable("a stdio-1 plugin cannot be asked to stop");
    return context.use({}, async (plugin) => {
      const questions = questionsOf(context, 60);
      let slowest = 0;
      for (const { bytes } of questions) {
        const result = await plugin.execute(bytes);
        if (result.end === "returned") slowest = Math.max(slowest, result.ms);
        else await plugin.renew();
      }
      const looks = plugin.ledger.some(({ call }) => call === "cc_host.cancelled");
      if (!looks) {
        if (slowest < longMs) return notApplicable("its calls are short, and it never looks");
        return failed({
          expected: `A plugin with calls of ${longMs} ms and more looks at cancelled() now and then.`,
          actual: `One took ${Math.round(slowest)} ms, and it never looked.`,
        });
      }
      plugin.cancel();
      for (const { bytes, about, contract } of questions) {
        const looked = plugin.ledger.length;
        const result = await plugin.execute(bytes);
        const asked = plugin.ledger.slice(looked).some(({ call }) => call === "cc_host.cancelled");
        const answer = context.read(result, { contract, format: context.formats[0] ?? "json" });
        if (asked && !(answer.kind === "error" && answer.code === "canceled")) {
          return failed({
            expected: "After cancelled() gave 1, the error canceled.",
            actual: answer.kind === "error" ? `The error ${answer.code}.` : "It went on, and answered.",
            input: bytes,
            ...(result.end === "returned" ? { output: result.bytes } : {}),
            details: [`at ${about}`],
          });
        }
        if (result.end !== "returned") await plugin.renew();
      }
      return pass();
    });
  },
};
