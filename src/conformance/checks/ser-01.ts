/** Every format of the manifest is answered in. */
import { type Check, failed, notApplicable, pass } from "./check.js";
import { answered, asks, unaskable } from "./helpers/documents.js";
import { askAnew, evidenceOf } from "./helpers/exchange.js";

export const check: Check = {
  id: "SER-01",
  level: "must",
  title: "every declared format is read and written",
  why: "A host picks the format from the manifest; one that does not work fails at the first call.",
  run: async (context) => {
    const reason = unaskable(context);
    if (reason !== undefined) return reason;
    return context.use({}, async (plugin) => {
      for (const format of context.formats) {
        const [ask] = asks(context, 1, format);
        if (ask === undefined) return notApplicable("the contracts have no valid document");
        const exchanged = await askAnew(context, plugin, ask);
        if (answered(exchanged) !== undefined) {
          return failed(evidenceOf(`A valid answer in ${format}, as the manifest declares.`, exchanged, ask.contract));
        }
      }
      return pass(context.formats.join(", "));
    });
  },
};
