/** After an error the plugin is as usable as before. */
import type { Plugin } from "../plugin.js";
import { type Check, type CheckContext, failed, notApplicable, pass } from "./check.js";
import { asks, newest, unaskable } from "./helpers/documents.js";
import { askAnew, evidenceOf, exchange, send } from "./helpers/exchange.js";
import { malformed } from "./helpers/malformed.js";
import { told } from "./helpers/words.js";

/** Provokes errors, one of a kind at a time. */
function provocations(
  context: CheckContext,
): { readonly about: string; readonly send: (plugin: Plugin) => Promise<unknown> }[] {
  const [format = "json"] = context.formats;
  const [ask] = asks(context, 1);
  if (ask === undefined) return [];
  const [cut] = malformed(ask);
  const invalid = newest(context).flatMap((dto) =>
    context
      .inputs(dto)
      .invalid()
      .slice(0, 1)
      .map(({ value }) => ({ contract: dto.reference, payload: value, format })),
  );
  return [
    ...invalid.map((question) => ({
      about: "an invalid document",
      send: (plugin: Plugin) => exchange(context, plugin, question),
    })),
    {
      about: "a contract that there is not",
      send: (plugin) => exchange(context, plugin, { ...ask, contract: "no-such-contract/Nothing@1.0.0" }),
    },
    ...(cut === undefined
      ? []
      : [{ about: "bytes that are cut off", send: (plugin: Plugin) => send(context, plugin, cut.bytes, ask) }]),
  ];
}

export const check: Check = {
  id: "ERR-02",
  level: "must",
  title: "the plugin is as usable after an error as before",
  why: "One bad request would take an instance out of service, and with it all that come after.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    const [ask] = asks(context, 1);
    if (ask === undefined) return notApplicable("the contracts have no valid document");
    return context.use({}, async (plugin) => {
      for (const provocation of provocations(context)) {
        const before = await askAnew(context, plugin, ask);
        await provocation.send(plugin);
        const after = await exchange(context, plugin, ask);
        if (before.answer.kind === after.answer.kind) continue;
        return failed(
          evidenceOf(
            `An answer of the same kind as before. ${told(before.answer)}`,
            after,
            `in between: ${provocation.about}`,
          ),
        );
      }
      return pass();
    });
  },
};
