/** One document gives one answer, whatever the format. */
import { type Check, failed, notApplicable, pass } from "./check.js";
import { asks, unaskable } from "./helpers/documents.js";
import { askAnew, type Exchange, evidenceOf, sameAnswer } from "./helpers/exchange.js";
import { workingFormats } from "./helpers/formats.js";
import { told } from "./helpers/words.js";

const asked = 5;

export const check: Check = {
  id: "SER-02",
  level: "must",
  title: "the formats give the same values",
  why: "What was tried with JSON runs in production with MessagePack, and would do something else there.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    return context.use({}, async (plugin) => {
      const [first, ...others] = await workingFormats(context, plugin);
      if (first === undefined || others.length === 0) return notApplicable("it answers in fewer than two formats");
      const questions = asks(context, asked, first);
      // from the ends: the least and the most usual ones
      for (const ask of [...questions.slice(0, 2), ...questions.slice(-2)]) {
        const one: Exchange = await askAnew(context, plugin, ask);
        for (const format of others) {
          const other = await askAnew(context, plugin, { ...ask, format });
          if (sameAnswer(context, one.answer, other.answer)) continue;
          return failed(evidenceOf(`In ${format} the same as in ${first}. ${told(one.answer)}`, other, ask.contract));
        }
      }
      return pass([first, ...others].join(", "));
    });
  },
};
