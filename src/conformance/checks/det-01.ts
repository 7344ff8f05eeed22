/** The same question gives the same answer: right away again, and in another instance. */
import { type Check, failed, pass } from "./check.js";
import { asks, unaskable } from "./helpers/documents.js";
import { evidenceOf, exchange, sameAnswer } from "./helpers/exchange.js";
import { notPromised } from "./helpers/promised.js";
import { told } from "./helpers/words.js";

const asked = 8;

export const check: Check = {
  id: "DET-01",
  level: "must",
  title: "the same question, clock and random bytes give the same answer",
  why: "A host repeats calls and keeps answers because the manifest says that it may.",
  run: async (context) => {
    const reason = notPromised(context, "deterministic") ?? unaskable(context);
    if (reason !== undefined) return reason;
    const questions = asks(context, asked);
    const firsts = await context.use({}, async (plugin) => {
      const found = [];
      for (const ask of questions) {
        const first = await exchange(context, plugin, ask);
        const again = await exchange(context, plugin, ask);
        if (!sameAnswer(context, first.answer, again.answer)) {
          return failed(evidenceOf(`The same as right before. ${told(first.answer)}`, again, "asked twice in a row"));
        }
        found.push(first);
      }
      return found;
    });
    if ("status" in firsts) return firsts;
    return context.use({}, async (plugin) => {
      for (const [at, ask] of questions.entries()) {
        const other = await exchange(context, plugin, ask);
        const first = firsts[at];
        if (first === undefined || sameAnswer(context, first.answer, other.answer)) continue;
        return failed(evidenceOf(`The same as in another instance. ${told(first.answer)}`, other));
      }
      return pass(`${questions.length} questions`);
    });
  },
};
