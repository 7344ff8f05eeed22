/** A refusal concerns the question that met it, and no other. */
import { noCapabilities } from "../../model/plugin.js";
import { type Check, failed, notApplicable, pass } from "./check.js";
import { observe, takenByRuntime } from "./helpers/observe.js";

export const check: Check = {
  id: "CAP-02",
  level: "must",
  title: "denying one capability changes only the answers that need it",
  why: "One refusal would take the whole plugin down.",
  run: async (context) => {
    const { capabilities, manifest } = context;
    const all = await observe(context, {});
    const kept = takenByRuntime(all.ledger);
    const removable = capabilities.filter((name) => !kept.has(name));
    if (removable.length === 0) return notApplicable("there is no capability that can be taken away");
    for (const name of removable) {
      const one = await observe(context, {
        capabilities: { ...manifest.capabilities, [name]: noCapabilities[name] },
      });
      for (const [index, before] of all.observations.entries()) {
        const after = one.observations[index];
        // a question that meets the capability may be answered otherwise: what that means is CAP-01's
        if (after === undefined || before.calls.some(({ capability }) => capability === name)) continue;
        const { contract, bytes, about } = before.question;
        const format = context.formats[0] ?? "json";
        const [was, is] = [before.result, after.result].map((each) => context.read(each, { contract, format }));
        const kind = (answer: typeof was): string => (answer?.kind === "error" ? answer.code : (answer?.kind ?? ""));
        if (kind(was) === kind(is)) continue;
        return failed({
          expected: `Without ${name}, what does not use it is answered as before.`,
          actual: `It is not: before ${kind(was)}, then ${kind(is)}.`,
          input: bytes,
          ...(after.result.end === "returned" ? { output: after.result.bytes } : {}),
          details: [`at ${about}`, "The questions before it met the refusal."],
        });
      }
    }
    return pass(`without ${removable.join(", ")}, one at a time`);
  },
};
