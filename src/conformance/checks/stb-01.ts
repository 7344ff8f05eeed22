/** Memory does not grow with the number of calls. */
import { endText } from "../envelope.js";
import { type Check, failed, pass, skip } from "./check.js";
import { questionsOf } from "./helpers/questions.js";

const calls = 10_000;
/** By then, everything that is kept once has been kept. */
const settled = calls / 2;
/** What a garbage collector may put off, where memory is not counted in pages. */
const slackBytes = 16 * 1024 * 1024;

export const check: Check = {
  id: "STB-01",
  level: "must",
  title: "over 10,000 calls the memory reaches a plateau",
  why: "What leaks a little with every call is restarted at night by somebody.",
  run: (context) =>
    context.use({}, async (plugin) => {
      const questions = questionsOf(context, 40);
      if (questions.length === 0) return skip("there is nothing to ask: no contract is stored (see MAN-03)");
      const expected = `After ${settled} calls the memory does not grow any more.`;
      let pagesThen = 0;
      let residentThen = 0;
      for (let call = 1; call <= calls; call++) {
        const question = questions[call % questions.length];
        const result = await plugin.execute(question?.bytes ?? new Uint8Array(0));
        if (result.end !== "returned") {
          return failed({
            expected,
            actual: `Call ${call} did not return: ${endText(result)}.`,
            input: question?.bytes,
          });
        }
        if (call % 1000 === 0) context.say(`call ${call} of ${calls}`);
        if (call === settled) {
          pagesThen = result.pages;
          residentThen = plugin.residentBytes() ?? 0;
        }
        if (call === calls && result.pages > pagesThen) {
          const grown = `It grew from ${pagesThen} to ${result.pages} pages between calls ${settled} and ${calls}.`;
          return failed({ expected, actual: grown });
        }
      }
      const resident = plugin.residentBytes() ?? 0;
      if (pagesThen > 0 || resident - residentThen <= slackBytes) {
        return pass(pagesThen > 0 ? `${pagesThen} pages` : `${Math.round(resident / 2 ** 20)} MiB`);
      }
      const grown = Math.round((resident - residentThen) / 2 ** 20);
      return failed({ expected, actual: `Its process grew by ${grown} MiB between calls ${settled} and ${calls}.` });
    }),
};
