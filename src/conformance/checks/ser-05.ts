/** Bytes that are no document of their format are refused. */
import { type Check, failed, notApplicable, pass } from "./check.js";
import { asks, unaskable } from "./helpers/documents.js";
import { complainOf, type Exchange } from "./helpers/exchange.js";
import { workingFormats } from "./helpers/formats.js";
import { malformed } from "./helpers/malformed.js";

function refusedAsUnreadable({ answer }: Exchange): string | undefined {
  return answer.kind === "error" && answer.code === "invalid-input" ? undefined : "The error invalid-input.";
}

export const check: Check = {
  id: "SER-05",
  level: "must",
  title: "bytes that are cut off, continued, ambiguous or not UTF-8 give invalid-input",
  why: "Two readers that take malformed bytes differently can be made to see two documents in the same bytes.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    return context.use({}, async (plugin) => {
      let sent = 0;
      for (const format of await workingFormats(context, plugin)) {
        const [ask] = asks(context, 1, format);
        for (const { about, bytes } of ask === undefined ? [] : malformed(ask)) {
          sent += 1;
          const evidence = await complainOf(context, plugin, bytes, { format }, refusedAsUnreadable);
          if (evidence !== undefined) return failed({ ...evidence, details: [`${format}: ${about}`] });
        }
      }
      return sent > 0 ? pass(`${sent} inputs`) : notApplicable("it answers in no format");
    });
  },
};
