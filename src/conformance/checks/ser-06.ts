/** The same value is written as the same bytes. */
import type { Answer } from "../plugin.js";
import { type Check, type CheckContext, failed, notApplicable, pass } from "./check.js";
import { asks, unaskable } from "./helpers/documents.js";
import { evidenceOf, exchange } from "./helpers/exchange.js";
import { workingFormats } from "./helpers/formats.js";

const asked = 8;
/** Of each question: what turns with every call comes round again after two. */
const times = 3;

/** Answers that differ in value are not what this is about. */
function sameValue({ same }: CheckContext, a: Answer, b: Answer): boolean {
  return a.kind === "output" && b.kind === "output" && a.contract === b.contract && same(a.payload, b.payload);
}

const hex = (bytes: Uint8Array | undefined): string => Array.from(bytes ?? [], (byte) => byte.toString(16)).join(" ");

export const check: Check = {
  id: "SER-06",
  level: "should",
  title: "the same answer is written as the same bytes",
  why: "Caches, signatures and comparisons of builds look at bytes; each new order of keys is a change to them.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    return context.use({}, async (plugin) => {
      const formats = await workingFormats(context, plugin);
      for (const ask of formats.flatMap((format) => asks(context, asked, format))) {
        const first = await exchange(context, plugin, ask);
        for (let time = 1; time < times; time++) {
          // the last one from its start: what differs between instances differs here
          if (time === times - 1) await plugin.renew();
          const again = await exchange(context, plugin, ask);
          if (!sameValue(context, first.answer, again.answer) || hex(first.output) === hex(again.output)) continue;
          const expected = "The bytes that the same question gave before: the value is the same.";
          return failed(evidenceOf(expected, again, `before: ${hex(first.output)}`));
        }
      }
      return formats.length > 0 ? pass(formats.join(", ")) : notApplicable("it answers in no format");
    });
  },
};
