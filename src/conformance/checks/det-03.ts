/** What was asked before does not show in an answer. */
import type { Ask } from "../plugin.js";
import { type Check, type CheckContext, failed, pass } from "./check.js";
import { asks, unaskable } from "./helpers/documents.js";
import { type Exchange, evidenceOf, exchange, sameAnswer } from "./helpers/exchange.js";
import { notPromised } from "./helpers/promised.js";
import { told } from "./helpers/words.js";

const asked = 16;

function inOrder(context: CheckContext, questions: readonly Ask[]): Promise<Exchange[]> {
  return context.use({}, async (plugin) => {
    const found: Exchange[] = [];
    for (const ask of questions) found.push(await exchange(context, plugin, ask));
    return found;
  });
}

export const check: Check = {
  id: "DET-03",
  level: "must",
  title: "the order of calls does not matter",
  why: "Calls come in any order, over many instances; an answer that depends on it can never be explained.",
  run: async (context) => {
    const reason = notPromised(context, "deterministic") ?? unaskable(context);
    if (reason !== undefined) return reason;
    const questions = asks(context, asked);
    const forward = await inOrder(context, questions);
    const backward = (await inOrder(context, questions.toReversed())).reverse();
    for (const [at, other] of backward.entries()) {
      const one = forward[at];
      if (one === undefined || sameAnswer(context, one.answer, other.answer)) continue;
      const before = `before it were asked the ${questions.length - 1 - at} questions that came after it the first time`;
      return failed(evidenceOf(`The same as in another order. ${told(one.answer)}`, other, before));
    }
    return pass(`${questions.length} questions in two orders`);
  },
};
