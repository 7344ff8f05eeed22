/** Nothing is imported but what the capabilities allow. */
import type { CapabilityName } from "../../model/plugin.js";
import { freeWasi, hostFunctions } from "../wasm/exports.js";
import { type Import, typeText } from "../wasm/module.js";
import { type Check, failed, pass } from "./check.js";
import { judgeModule } from "./helpers/core-module.js";

const places: readonly CapabilityName[] = ["fs.read", "fs.write", "net.connect"];

function problemOf({ module, name, kind, type }: Import, capabilities: readonly CapabilityName[]): string | undefined {
  if (kind !== "function") return "is no function";
  if (module === "wasi_snapshot_preview1") {
    if (freeWasi.has(name)) return undefined;
    if (name === "random_get") return capabilities.includes("random") ? undefined : "needs the capability random";
    return places.some((each) => capabilities.includes(each)) ? undefined : `needs one of ${places.join(", ")}`;
  }
  const known = module === "cc_host" ? hostFunctions.get(name) : undefined;
  if (known === undefined) return "is served by no host";
  if (type !== undefined && typeText(type) !== typeText(known.type)) {
    return `is imported as ${typeText(type)}; it is ${typeText(known.type)}`;
  }
  const { capability } = known;
  return capability === undefined || capabilities.includes(capability)
    ? undefined
    : `needs the capability ${capability}`;
}

export const check: Check = {
  id: "ABI-03",
  level: "must",
  title: "nothing is imported but what the capabilities allow",
  why: "A host that grants only what the manifest asks for cannot link it.",
  run: (context) =>
    judgeModule(context, ({ imports }) => {
      const problems = imports.flatMap((each) => {
        const problem = problemOf(each, context.capabilities);
        return problem === undefined ? [] : [`${each.module}.${each.name} ${problem}`];
      });
      const [first, ...others] = problems;
      if (first === undefined) return pass();
      return failed({
        expected: "Imports of cc_host and of WASI, as far as [capabilities] covers them.",
        actual: `The import ${first}.`,
        details: others,
      });
    }),
};
