/** What the previous build answered, this one answers, validly by the same contract. */
import type { Ask, OpenOptions } from "../plugin.js";
import { type Check, type CheckContext, failed, notApplicable, pass } from "./check.js";
import { unaskable } from "./helpers/documents.js";
import { askAnew, type Exchange, evidenceOf } from "./helpers/exchange.js";
import { told } from "./helpers/words.js";

const asked = 12;

/** Of every stored version, also those that the candidate no longer lists: the previous build may have. */
function questions(context: CheckContext): Ask[] {
  const [format = "json"] = context.formats;
  return context.contracts.flatMap(({ role, versions, outside }) =>
    role === "in"
      ? [...outside, ...versions].flatMap((dto) =>
          context
            .inputs(dto)
            .valid(asked)
            .map(({ value }) => ({ contract: dto.reference, payload: value, format })),
        )
      : [],
  );
}

function answersOf(context: CheckContext, options: Pick<OpenOptions, "build">): Promise<Exchange[]> {
  return context.use(options, async (plugin) => {
    const found: Exchange[] = [];
    for (const ask of questions(context)) found.push(await askAnew(context, plugin, { ...ask, ...options }));
    return found;
  });
}

export const check: Check = {
  id: "VER-03",
  level: "must",
  title: "the build answers what the previous one answered, by the same contract",
  why: "Consumers of the previous build do not change on the day of a release.",
  run: async (context) => {
    const { previous } = context;
    if (previous === undefined) return notApplicable("there is no previous build to compare with (--against)");
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    const [before, now] = [await answersOf(context, { build: "previous" }), await answersOf(context, {})];
    let compared = 0;
    for (const [at, old] of before.entries()) {
      const renewed = now[at];
      if (old.answer.kind !== "output" || old.answer.invalid !== undefined || renewed === undefined) continue;
      compared += 1;
      const { answer } = renewed;
      if (answer.kind === "output" && answer.invalid === undefined && answer.contract === old.answer.contract) continue;
      const expected = `A valid ${old.answer.contract}, as from ${previous.label}. ${told(old.answer)}`;
      return failed(evidenceOf(expected, renewed));
    }
    return compared > 0
      ? pass(`${compared} questions`)
      : notApplicable("the previous build answered none of the questions");
  },
};
