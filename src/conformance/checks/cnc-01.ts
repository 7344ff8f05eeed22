/** Instances side by side give what one alone gives. */
import type { OpenOptions } from "../plugin.js";
import { type Check, type CheckContext, failed, pass } from "./check.js";
import { asks, unaskable } from "./helpers/documents.js";
import { type Exchange, evidenceOf, exchange, sameAnswer } from "./helpers/exchange.js";
import { notPromised } from "./helpers/promised.js";
import { told } from "./helpers/words.js";

const asked = 8;
const instances = 4;

/** Opens when so many have come, or when one of them failed to. */
function gate(count: number): { arrive(): Promise<void>; open(): void } {
  let waiting = count;
  let open = (): void => undefined;
  const opened = new Promise<void>((settle) => {
    open = settle;
  });
  return {
    arrive: () => {
      waiting -= 1;
      if (waiting === 0) open();
      return opened;
    },
    open: () => open(),
  };
}

/** Answers in the order of the questions. Asked are they from one on and around: side by side each asks another one. */
function answersOf(
  context: CheckContext,
  world: OpenOptions,
  { from, ready }: { readonly from: number; readonly ready: () => Promise<void> },
): Promise<Exchange[]> {
  return context.use(world, async (plugin) => {
    await ready();
    const questions = asks(context, asked);
    const start = from % Math.max(questions.length, 1);
    const found: Exchange[] = [];
    for (const ask of [...questions.slice(start), ...questions.slice(0, start)]) {
      found.push(await exchange(context, plugin, ask));
    }
    return [...found.slice(found.length - start), ...found.slice(0, found.length - start)];
  });
}

export const check: Check = {
  id: "CNC-01",
  level: "must",
  title: "instances side by side answer as one alone does",
  why: "A host runs as many instances as it has work; what they share becomes a race that no test of one shows.",
  run: async (context) => {
    const reason = notPromised(context, "concurrent") ?? unaskable(context);
    if (reason !== undefined) return reason;
    const alone = await answersOf(context, {}, { from: 0, ready: async () => undefined });
    const start = gate(instances);
    const parallel = await Promise.all(
      Array.from({ length: instances }, (_, instance) =>
        answersOf(context, { world: "shared" }, { from: 2 * instance, ready: start.arrive }).finally(start.open),
      ),
    );
    for (const found of parallel) {
      for (const [at, other] of found.entries()) {
        const one = alone[at];
        if (one === undefined || sameAnswer(context, one.answer, other.answer)) continue;
        const beside = `${instances} instances side by side, over the same files and the same store`;
        return failed(evidenceOf(`The same as alone. ${told(one.answer)}`, other, beside));
      }
    }
    return pass(`${instances} instances, ${alone.length} questions each`);
  },
};
