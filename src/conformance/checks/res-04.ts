/** Most calls leave time to spare. */
import { type Check, failed, pass, skip } from "./check.js";
import { questionsOf } from "./helpers/questions.js";

const calls = 200;
const warmUp = 20;

export const check: Check = {
  id: "RES-04",
  level: "should",
  title: "19 of 20 calls take at most half of timeout_ms",
  why: "On a machine that is busy, everything takes twice as long.",
  run: (context) =>
    context.use({}, async (plugin) => {
      const questions = questionsOf(context, 100);
      const times: number[] = [];
      for (let call = 0; questions.length > 0 && call < warmUp + calls; call++) {
        const question = questions[call % questions.length];
        const result = await plugin.execute(question?.bytes ?? new Uint8Array(0));
        if (result.end !== "returned") await plugin.renew();
        else if (call >= warmUp) times.push(result.ms);
      }
      if (times.length === 0) return skip("no call returned");
      times.sort((a, b) => a - b);
      const slow = times[Math.floor(times.length * 0.95)] ?? 0;
      const budget = plugin.limits.timeoutMs / 2;
      const shown = `${slow.toFixed(2)} ms`;
      if (slow <= budget) return pass(`95 of 100 calls took at most ${shown}`);
      return failed({
        expected: `95 of 100 calls take at most ${budget} ms, half of timeout_ms.`,
        actual: `They take up to ${shown}.`,
      });
    }),
};
