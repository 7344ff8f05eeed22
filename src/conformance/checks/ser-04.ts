/** Values that get lost easily arrive, where the plugin hands on what it got. */
import type { PayloadFormat } from "../../model/plugin.js";
import type { Plugin } from "../plugin.js";
import type { BoundDto } from "../subject.js";
import { type Check, type CheckContext, failed, notApplicable, type Outcome, pass } from "./check.js";
import { newest, unaskable } from "./helpers/documents.js";
import { type Echo, findEchoes, type Pair } from "./helpers/echoes.js";
import { askAnew, evidenceOf, exchange } from "./helpers/exchange.js";
import { workingFormats } from "./helpers/formats.js";
import { leafAt } from "./helpers/leaves.js";
import { identical, richest, specialDocuments } from "./helpers/special.js";
import { shown } from "./helpers/words.js";

/** Ordinary documents that the echoes are seen in. */
const watched = 24;

async function echoesOf(context: CheckContext, plugin: Plugin, dto: BoundDto, format: PayloadFormat): Promise<Echo[]> {
  const pairs: Pair[] = [];
  await plugin.renew();
  for (const { value } of context.inputs(dto).valid(watched)) {
    const { answer } = await exchange(context, plugin, { contract: dto.reference, payload: value, format });
    if (answer.kind === "output") pairs.push({ question: value, answer: answer.payload });
  }
  return findEchoes(pairs);
}

/** @returns how many values arrived, or what did not */
async function lose(
  context: CheckContext,
  plugin: Plugin,
  dto: BoundDto,
  format: PayloadFormat,
): Promise<number | Outcome> {
  const base = richest(context, dto);
  if (base === undefined) return 0;
  const echoes = await echoesOf(context, plugin, dto, format);
  let arrived = 0;
  for (const { value: document, pointer, about } of specialDocuments(dto, base)) {
    for (const { to } of echoes.filter(({ from }) => from === pointer)) {
      const sent = leafAt(document, pointer) ?? null;
      const exchanged = await askAnew(context, plugin, { contract: dto.reference, payload: document, format });
      const { answer } = exchanged;
      const came = answer.kind === "output" ? leafAt(answer.payload, to) : undefined;
      if (!identical(came, sent)) {
        const expected = `At ${to} the ${shown(sent)} that stands at ${pointer} of the question, as with other values.`;
        const got = came === undefined ? [] : [`at ${to} stands ${shown(came)}`];
        return failed(evidenceOf(expected, exchanged, `in ${format}: ${about}`, ...got));
      }
      arrived += 1;
    }
  }
  return arrived;
}

export const check: Check = {
  id: "SER-04",
  level: "must",
  title: "wide integers, negative zero, empty and astral texts arrive as they were sent",
  why: "Identifiers beyond 2^53 and names outside of the first plane are changed silently, for a few, and for good.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    return context.use({}, async (plugin) => {
      let arrived = 0;
      for (const format of await workingFormats(context, plugin)) {
        for (const dto of newest(context)) {
          const found = await lose(context, plugin, dto, format);
          if (typeof found !== "number") return found;
          arrived += found;
        }
      }
      return arrived > 0 ? pass(`${arrived} values`) : notApplicable("no value of a question comes back in its answer");
    });
  },
};
