/** It does not look for other people's secrets. */
import { type Check, failed, pass } from "./check.js";
import { isCanary } from "./helpers/canaries.js";
import { observe } from "./helpers/observe.js";

export const check: Check = {
  id: "CAP-03",
  level: "must",
  title: "secrets of the host are never asked for",
  why: "It is denied here; the next host may be configured with less care.",
  run: async (context) => {
    if (context.manifest.artifact.abi === "stdio-1") return pass("nothing is given to a program: no variable, no file");
    const { ledger } = await observe(context, {});
    const found = ledger.filter(isCanary);
    const [first] = found;
    if (first === undefined) return pass();
    return failed({
      expected: "No call for a place that holds secrets, by the host's own ledger.",
      actual: `${first.call} asked for ${JSON.stringify(first.argument)} (${first.status}), during ${first.during}.`,
      details: [
        ...new Set(found.slice(1).map(({ call, argument }) => `${call} asked for ${JSON.stringify(argument)}`)),
      ],
    });
  },
};
