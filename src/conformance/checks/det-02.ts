/** Another clock and other random bytes give the same answer. */
import type { OpenOptions } from "../plugin.js";
import { type Check, type CheckContext, failed, notApplicable, pass } from "./check.js";
import { asks, unaskable } from "./helpers/documents.js";
import { askAnew, type Exchange, evidenceOf, sameAnswer } from "./helpers/exchange.js";
import { notPromised } from "./helpers/promised.js";
import { told } from "./helpers/words.js";

const asked = 8;

/** Days of the week, months, years and ends of epochs apart; each with random bytes of its own. */
const worlds: readonly OpenOptions[] = [
  // 2024-03-01T12:00:00Z, the day after, 2024-12-24T23:59:59Z, 1999-12-31T23:59:59Z, 2038-01-19T03:14:08Z
  1_709_294_400_000, 1_709_380_800_000, 1_735_084_799_000, 946_684_799_000, 2_147_483_648_000,
].map((clock, at) => ({ clock, randomSeed: at + 1 }));

function answersIn(context: CheckContext, world: OpenOptions): Promise<Exchange[]> {
  return context.use(world, async (plugin) => {
    const found: Exchange[] = [];
    for (const ask of asks(context, asked)) found.push(await askAnew(context, plugin, ask));
    return found;
  });
}

export const check: Check = {
  id: "DET-02",
  level: "must",
  title: "another clock and other random bytes do not change the answer",
  why: "Who keeps answers gives out tomorrow what was right today.",
  run: async (context) => {
    const reason = notPromised(context, "deterministic") ?? unaskable(context);
    if (reason !== undefined) return reason;
    if (!context.capabilities.some((name) => name === "clock" || name === "random")) {
      return notApplicable("the manifest asks for neither clock nor random: it has nothing to depend on");
    }
    const [first = {}, ...others] = worlds;
    const usual = await answersIn(context, first);
    for (const world of others) {
      const found = await answersIn(context, world);
      for (const [at, other] of found.entries()) {
        const one = usual[at];
        if (one === undefined || sameAnswer(context, one.answer, other.answer)) continue;
        const clock = `the clock at ${world.clock} instead of ${first.clock}, random bytes of another seed`;
        return failed(evidenceOf(`The same as with another clock and seed. ${told(one.answer)}`, other, clock));
      }
    }
    return pass(`${worlds.length} clocks and seeds`);
  },
};
