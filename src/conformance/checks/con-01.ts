/** Every example of the manifest gives what the manifest says. */

import type { Example } from "../subject.js";
import { type Check, type CheckContext, failed, notApplicable, pass, skip } from "./check.js";
import { complainOf, type Exchange } from "./helpers/exchange.js";
import { shown } from "./helpers/words.js";

function complaint(context: CheckContext, { expected }: Example, { answer }: Exchange): string | undefined {
  if (expected.kind === "error") {
    const right = answer.kind === "error" && answer.code === expected.code;
    return right ? undefined : `The error ${expected.code}.`;
  }
  const right = answer.kind === "output" && context.same(answer.payload, expected.payload);
  return right ? undefined : `The payload ${shown(expected.payload)}.`;
}

export const check: Check = {
  id: "CON-01",
  level: "must",
  title: "every example gives what the manifest says",
  why: "Examples are what users of a plugin read first: one that is wrong makes the rest of its description doubtful.",
  run: (context) => {
    const { examples, manifest } = context;
    if (manifest.examples.length === 0) return notApplicable("the manifest has no examples");
    if (examples.length < manifest.examples.length) {
      const missing = manifest.examples.length - examples.length;
      return skip(`${missing} of ${manifest.examples.length} examples cannot be read: MAN-01 says why`);
    }
    const [format = "json"] = context.formats;
    return context.use({}, async (plugin) => {
      for (const example of examples) {
        const ask = { contract: example.contract.reference, payload: example.input, format };
        const bytes = context.question(ask);
        const evidence = await complainOf(context, plugin, bytes, ask, (exchange) =>
          complaint(context, example, exchange),
        );
        if (evidence !== undefined) return failed({ ...evidence, details: [`the example "${example.name}"`] });
      }
      return pass(`${examples.length} examples`);
    });
  },
};
