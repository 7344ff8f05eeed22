/** What it does is what it declared. */
import { type Check, failed, pass } from "./check.js";
import { isCanary } from "./helpers/canaries.js";
import { observe } from "./helpers/observe.js";

export const check: Check = {
  id: "CAP-04",
  level: "must",
  title: "nothing is asked of the host that the manifest does not declare, arguments included",
  why: "The manifest is what somebody read and agreed to.",
  run: async (context) => {
    if (context.manifest.artifact.abi === "stdio-1") return pass("a stdio-1 plugin has no host functions");
    const { ledger } = await observe(context, {});
    // CAP-03 is about those
    const beyond = ledger.filter((entry) => entry.status === "denied" && !isCanary(entry));
    const named = beyond.map(({ call, argument }) => (argument === "" ? call : `${call}(${JSON.stringify(argument)})`));
    const [first, ...others] = [...new Set(named)];
    if (first === undefined) return pass(`${ledger.length} calls`);
    return failed({
      expected: "Every call is for something in [capabilities].",
      actual: `${first} is not.`,
      details: others,
    });
  },
};
