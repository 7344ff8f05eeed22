/** A host's circuit breaker opens when calls are killed, and the plugin lets it close again. */
import { createBreaker } from "../breaker.js";
import { endText } from "../envelope.js";
import type { CallResult } from "../plugin.js";
import { type Check, failed, pass, skip } from "./check.js";
import { questionsOf } from "./helpers/questions.js";

const failures = 3;
const coolDown = 30_000;
/** What all instances of this check share: files and keys outlive a plugin that is killed. */
const world = "shared";

export const check: Check = {
  id: "TIM-04",
  level: "must",
  title: "the host's circuit breaker opens, half-opens and closes again",
  why: "After one bad minute the plugin would stay unusable until somebody cleans up by hand.",
  run: async (context) => {
    const [question] = questionsOf(context, 1);
    if (question === undefined) return skip("there is nothing to ask: no contract is stored (see MAN-03)");
    const format = context.formats[0] ?? "json";
    const ask = (): Promise<CallResult> => context.use({ world }, (plugin) => plugin.execute(question.bytes));
    const before = await context.use({}, async (plugin) => {
      const result = await plugin.execute(question.bytes);
      return { result, calls: plugin.ledger.filter(({ during }) => during === "execute").length };
    });
    // killed with as much done as possible, and not all of it
    const diesAfter = Math.max(0, before.calls - 1);
    const killed = (after: number): Promise<CallResult> =>
      context.use({ world, diesAfter: after }, (plugin) => plugin.execute(question.bytes));

    let now = 0;
    const breaker = createBreaker({ failures, coolDown, now: () => now });
    const bad = (result: CallResult): boolean => result.end !== "returned";
    // once in the middle; what it left may keep the next ones from getting there, so those are killed at once
    for (let call = 0; call < failures; call++) await breaker.run(() => killed(call === 0 ? diesAfter : 0), bad);
    const refused = await breaker.run(ask, bad);
    if (breaker.state() !== "open" || refused.tried) throw new Error("the breaker of the suite did not open");
    now += coolDown;
    if (breaker.state() !== "half-open") throw new Error("the breaker of the suite did not half-open");
    const trial = await breaker.run(ask, bad);
    const expected = `After ${failures} calls that were killed in the middle, a fresh instance answers as before.`;
    const result = trial.tried ? trial.value : undefined;
    if (result === undefined || result.end !== "returned") {
      const actual = result === undefined ? "It was not tried." : `It does not: ${endText(result)}.`;
      return failed({ expected, actual, input: question.bytes });
    }
    const [was, is] = [before.result, result].map((each) =>
      context.read(each, { contract: question.contract, format }),
    );
    const verdict = (answer: typeof was): string => (answer?.kind === "error" ? answer.code : (answer?.kind ?? ""));
    if (verdict(was) === verdict(is) && breaker.state() === "closed")
      return pass(`killed after ${diesAfter} host calls`);
    return failed({
      expected,
      actual: `It gives ${verdict(is)}; before it gave ${verdict(was)}.`,
      input: question.bytes,
      output: result.bytes,
      details: ["What it had written to kv and files when it was killed is still there."],
    });
  },
};
