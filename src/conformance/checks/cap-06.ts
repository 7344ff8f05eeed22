/** Capabilities are as narrow as they can be. */
import type { Capabilities, CapabilityName } from "../../model/plugin.js";
import { type Check, failed, notApplicable, pass } from "./check.js";
import { observe } from "./helpers/observe.js";

type Listed = { readonly [K in CapabilityName]: Capabilities[K] extends readonly string[] ? K : never }[CapabilityName];
const listed: readonly Listed[] = ["env", "fs.read", "fs.write", "net.connect", "kv"];

/** Whether an entry of the manifest is what a call was for. */
function uses(name: Listed, entry: string, argument: string): boolean {
  switch (name) {
    case "env":
      return argument.split(" ").includes(entry);
    case "kv":
      return argument.startsWith(`${entry}/`);
    case "net.connect":
      return argument === entry;
    case "fs.read":
    case "fs.write":
      return argument === entry || argument.startsWith(entry.endsWith("/") ? entry : `${entry}/`);
  }
}

export const check: Check = {
  id: "CAP-06",
  level: "should",
  title: "capabilities name nothing that is never used",
  why: "Every name in a manifest is a door; the fewest doors are the easiest to guard.",
  run: async (context) => {
    const { capabilities } = context.manifest;
    const { ledger } = await observe(context, {});
    const used = listed.filter((name) => ledger.some(({ capability }) => capability === name));
    if (used.length === 0) return notApplicable("no capability with names is used");
    const minimal = used.map((name) => {
      const calls = ledger.filter(({ capability }) => capability === name);
      return {
        name,
        needed: capabilities[name].filter((entry) => calls.some(({ argument }) => uses(name, entry, argument))),
      };
    });
    const wide = minimal.filter(({ name, needed }) => needed.length < capabilities[name].length);
    const [first] = wide;
    if (first === undefined) return pass();
    const unused = capabilities[first.name].filter((entry) => !first.needed.includes(entry));
    const line = ({ name, needed }: (typeof minimal)[number]): string =>
      `${name.includes(".") ? JSON.stringify(name) : name} = [${needed.map((entry) => JSON.stringify(entry)).join(", ")}]`;
    return failed({
      expected: "Every name of a capability is used by an example, or for a generated document.",
      actual: `Of ${first.name}, ${unused.map((entry) => JSON.stringify(entry)).join(", ")} never is.`,
      details: ["A manifest that is enough:", ...wide.map(line)],
    });
  },
};
