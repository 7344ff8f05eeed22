/** Without what it needs it says so, and makes nothing up. */
import { type Capabilities, grants, noCapabilities } from "../../model/plugin.js";
import { type Check, failed, notApplicable, pass } from "./check.js";
import { examplesAlone, observe, takenByRuntime } from "./helpers/observe.js";

export const check: Check = {
  id: "CAP-01",
  level: "must",
  title: "with everything denied, what needs a capability gives the error denied",
  why: "An answer that was made up without the data that it needs looks like any other.",
  run: async (context) => {
    if (context.capabilities.length === 0) return notApplicable("the manifest asks for no capability");
    const { ledger } = await observe(context, {}, context.examples.length);
    const kept = takenByRuntime(ledger);
    const declared = context.manifest.capabilities;
    const left: Capabilities = {
      ...noCapabilities,
      ...Object.fromEntries([...kept].map((name) => [name, declared[name]])),
    };
    const granted = await examplesAlone(context, {});
    const dependent = granted.filter(({ calls }) =>
      calls.some(({ capability }) => capability !== undefined && !grants(left, capability)),
    );
    if (dependent.length === 0) return notApplicable("no example uses a capability that can be taken away");
    const denied = await examplesAlone(context, { capabilities: left });
    const format = context.formats[0] ?? "json";
    for (const [index, before] of granted.entries()) {
      const after = denied[index];
      if (after === undefined || !dependent.includes(before)) continue;
      const { contract, bytes, about } = before.question;
      const [was, is] = [before.result, after.result].map((each) => context.read(each, { contract, format }));
      if (was === undefined || is === undefined) continue;
      if (is.kind === "error" && is.code === "denied") continue;
      // as right as before: it can do without
      if (is.kind === "error" && was.kind === "error" && is.code === was.code) continue;
      if (is.kind === "output" && was.kind === "output" && context.same(is.payload, was.payload)) continue;
      const said =
        is.kind === "error"
          ? `The error ${is.code}.`
          : is.kind === "output"
            ? "Another answer than before."
            : `${is.message}.`;
      return failed({
        expected: "The error denied, or the same answer as with everything granted.",
        actual: said,
        input: bytes,
        ...(after.result.end === "returned" ? { output: after.result.bytes } : {}),
        details: [`at ${about}`, `denied: ${[...new Set(before.calls.map(({ call }) => call))].join(", ")}`],
      });
    }
    return pass(`${dependent.length} examples need a capability`);
  },
};
